package io.rec.systemmonitor.alert;

import static io.rec.systemmonitor.alert.Alerted.down;
import static io.rec.systemmonitor.alert.Alerted.root;
import static io.rec.systemmonitor.alert.Alerted.signal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TellingTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Alerted alerted = new Alerted();

  @Test
  @DisplayName("REC-CFD-10 of a cause with its dependents one alert is sent, and it closes itself")
  void tellsCauseOnce() {
    symptoms(down("trade_manager"), down("trade_executor"), down("db_poller"));
    alerted.lives(Duration.ofSeconds(5));
    causes(root("database"));
    alerted.verdict =
        Verdict.of(
            Map.of(
                root("database").key(), List.of("trade_manager", "trade_executor", "db_poller")));
    alerted.lives(MINUTE);
    causes();
    symptoms();
    alerted.lives(MINUTE);

    assertThat(alerted.said())
        .containsExactly(
            "critical detector/root_cause/database", "closed detector/root_cause/database");
    assertThat(alerted.sent.getFirst().text())
        .contains("Because of it: db_poller: service_down; trade_executor: service_down");
    assertThat(alerted.book.open()).isEmpty();
  }

  @Test
  @DisplayName("REC-CFD-10 a cause that the monitor hears of late is told at once")
  void tellsOldCauseAtOnce() {
    Signal ours = root("system-monitor", Severity.WARNING);
    causes(ours.since(alerted.now.minusSeconds(9)));
    alerted.lives(Duration.ofSeconds(5));
    assertThat(alerted.sent).isEmpty();

    causes(ours.since(alerted.now.minusSeconds(15)));
    alerted.turn();
    assertThat(alerted.said()).containsExactly("warning detector/root_cause/system-monitor");
  }

  @Test
  @DisplayName("a symptom that no cause explains is sent when a cause had time to be named")
  void tellsSymptomLater() {
    symptoms(down("db_poller"));
    alerted.lives(Duration.ofSeconds(19));
    assertThat(alerted.sent).isEmpty();

    alerted.lives(Duration.ofSeconds(2));
    assertThat(alerted.said()).containsExactly("warning db_poller/service_down/db_poller");
  }

  @Test
  @DisplayName("what comes back in the moment its end was told is told anew")
  void tellsWhatComesBack() {
    symptoms(down("db_poller"));
    alerted.lives(Telling.QUIET);
    symptoms();
    alerted.lives(Telling.QUIET);
    symptoms(down("db_poller"));
    alerted.lives(Telling.QUIET);

    assertThat(alerted.said())
        .containsExactly(
            "warning db_poller/service_down/db_poller",
            "closed db_poller/service_down/db_poller",
            "warning db_poller/service_down/db_poller");
  }

  @Test
  @DisplayName("a symptom that outlives its cause is told by itself")
  void tellsWhatOutlivesItsCause() {
    symptoms(down("trade_manager"));
    causes(root("database"));
    alerted.verdict = Verdict.of(Map.of(root("database").key(), List.of("trade_manager")));
    alerted.lives(MINUTE);
    causes();
    alerted.verdict = Verdict.NONE;
    alerted.lives(MINUTE);

    assertThat(alerted.said())
        .containsExactly(
            "critical detector/root_cause/database",
            "warning trade_manager/service_down/trade_manager",
            "closed detector/root_cause/database");
  }

  @Test
  @DisplayName("a service's own critical alert is sent whatever else is broken")
  void neverHidesMoney() {
    causes(root("database"));
    alerted.verdict = Verdict.of(Map.of(root("database").key(), List.of("trade_manager")));
    alerted.book.state(
        signal("trade_manager", "close_failing", Source.SERVICE, Severity.CRITICAL), alerted.now);
    alerted.book.state(
        signal("trade_manager", "stale_price", Source.SERVICE, Severity.WARNING), alerted.now);
    alerted.turn();

    assertThat(alerted.said())
        .containsExactlyInAnyOrder(
            "critical detector/root_cause/database",
            "critical trade_manager/close_failing/trade_manager");
  }

  @Test
  @DisplayName("a critical alert that nobody acknowledges is told again after 5, 15 and 60 minutes")
  void escalates() {
    causes(root("database"));
    alerted.turn();
    for (int minute = 0; minute < 120; minute++) {
      alerted.passes(MINUTE);
    }

    assertThat(alerted.sent.stream().map(Due::step))
        .containsExactly("critical", "escalated-1", "escalated-2", "escalated-3");
  }

  @Test
  @DisplayName("an acknowledged cause is not told again, and neither is what it explains")
  void acknowledgementEndsEscalation() {
    symptoms(down("trade_manager"));
    causes(root("database"));
    alerted.verdict = Verdict.of(Map.of(root("database").key(), List.of("trade_manager")));
    alerted.turn();
    var id = alerted.sent.getFirst().about().id();

    var done = alerted.book.acknowledge(id, new Acknowledged("me", alerted.now, "on it"));
    alerted.lives(Duration.ofMinutes(20));

    assertThat(done).hasSize(2);
    assertThat(alerted.sent).hasSize(1);
  }

  @Test
  @DisplayName("what is silenced is open and not sent, until the silence expires")
  void silences() {
    alerted.silence("service_down", "", Duration.ofMinutes(10));
    symptoms(down("db_poller"));
    alerted.lives(Duration.ofMinutes(9));
    assertThat(alerted.sent).isEmpty();
    assertThat(alerted.book.open()).hasSize(1);

    alerted.lives(Duration.ofMinutes(2));
    assertThat(alerted.said()).containsExactly("warning db_poller/service_down/db_poller");
  }

  @Test
  @DisplayName("information is shown and never sent")
  void keepsInformation() {
    alerted.book.state(signal("hub", "note", Source.SERVICE, Severity.INFO), alerted.now);
    alerted.lives(MINUTE);

    assertThat(alerted.sent).isEmpty();
  }

  @Test
  @DisplayName("a hub that does not answer is asked again with growing pauses, and told once")
  void triesAgain() {
    alerted.hubAnswers = false;
    causes(root("database"));
    alerted.lives(Duration.ofMinutes(10));
    int attempts = alerted.book.open().getFirst().delivery("critical").orElseThrow().attempts();
    alerted.hubAnswers = true;
    alerted.lives(Duration.ofMinutes(4).plusSeconds(59));

    assertThat(attempts).isBetween(6, 9);
    assertThat(alerted.said()).containsExactly("critical detector/root_cause/database");
  }

  @Test
  @DisplayName("what grows worse is told as worse")
  void tellsWorse() {
    var warning = signal("x", "stale_price", Source.SERVICE, Severity.WARNING);
    alerted.book.state(warning, alerted.now);
    alerted.turn();
    alerted.book.state(signal("x", "stale_price", Source.SERVICE, Severity.CRITICAL), alerted.now);
    alerted.turn();
    alerted.book.state(warning, alerted.now);
    alerted.turn();

    assertThat(alerted.sent.stream().map(Due::step)).containsExactly("warning", "critical");
  }

  @Test
  @DisplayName("a storm of one event is one message with its count")
  void countsEvents() {
    var event = signal("x", "emergency", Source.EVENT, Severity.CRITICAL);
    for (int i = 0; i < 50; i++) {
      alerted.book.state(event, alerted.now);
      alerted.passes(Duration.ofSeconds(2));
    }

    assertThat(alerted.sent).hasSize(1);
    assertThat(alerted.book.open()).singleElement().extracting(AlertCase::times).isEqualTo(50);
    alerted.lives(Duration.ofMinutes(11));
    assertThat(alerted.book.open()).isEmpty();
    assertThat(alerted.book.ending()).isEmpty();
  }

  @Test
  @DisplayName("of one subject each thing that happened is told, the same once")
  void tellsAnotherEvent() {
    for (String text : List.of("refused", "sold twice", "sold twice")) {
      alerted.book.state(
          new Signal(
              new AlertKey("trade_manager", "trade", "trade:7"),
              Source.EVENT,
              Severity.CRITICAL,
              text,
              Map.of()),
          alerted.now);
      alerted.turn();
    }

    assertThat(alerted.sent).extracting(Due::title).containsExactly("refused", "sold twice");
    assertThat(alerted.sent.stream().map(Due::idempotencyKey)).doesNotHaveDuplicates();
    assertThat(alerted.book.open()).singleElement().extracting(AlertCase::times).isEqualTo(2);
  }

  @Test
  @DisplayName("of one subject what happened before anything was told is told together")
  void tellsEventsTogether() {
    for (String text : List.of("refused", "sold twice", "refused")) {
      alerted.book.state(
          new Signal(
              new AlertKey("trade_manager", "trade", "trade:7"),
              Source.EVENT,
              Severity.WARNING,
              text,
              Map.of()),
          alerted.now);
    }
    alerted.turn();

    assertThat(alerted.sent).extracting(Due::title).containsExactly("refused; sold twice");
  }

  @Test
  @DisplayName("a line that is lost is told under what it leads to, and not when that is over")
  void linesFollowWhereTheyLead() {
    causes(root("venue-simulator"));
    alerted.verdict =
        Verdict.of(Map.of(root("venue-simulator").key(), List.of("kalshi_api", "coinbase_api")));
    alerted.book.state(lost("kalshi_account_sync", "account:kalshi"), alerted.now);
    alerted.lives(MINUTE);
    causes();
    alerted.verdict = Verdict.NONE;
    alerted.lives(Duration.ofSeconds(40));

    assertThat(alerted.said())
        .containsExactly(
            "critical detector/root_cause/venue-simulator",
            "closed detector/root_cause/venue-simulator");
  }

  @Test
  @DisplayName("a line that is lost and that nothing explains is told in the end")
  void linesStandForThemselves() {
    alerted.book.state(lost("symbol_price_watchdog_btc", "feed:BTC"), alerted.now);
    alerted.lives(Duration.ofSeconds(44));
    assertThat(alerted.sent).isEmpty();

    alerted.lives(Duration.ofSeconds(2));
    assertThat(alerted.said())
        .containsExactly("warning symbol_price_watchdog_btc/line_lost/feed:BTC");
  }

  @Test
  @DisplayName("a cause whose harm shows a few seconds later is told once, as what it is")
  void harmIsWaitedFor() {
    causes(Alerted.root("kalshi_account_sync", Severity.WARNING));
    alerted.lives(Duration.ofSeconds(6));
    assertThat(alerted.sent).isEmpty();

    causes(Alerted.root("kalshi_account_sync", Severity.CRITICAL));
    alerted.lives(Duration.ofSeconds(20));
    assertThat(alerted.sent.stream().map(Due::step)).containsExactly("critical");
  }

  @Test
  @DisplayName("a cause that harms nobody is told as a warning after ten seconds")
  void harmlessCauses() {
    causes(Alerted.root("db_poller", Severity.WARNING));
    alerted.lives(Duration.ofSeconds(9));
    assertThat(alerted.sent).isEmpty();

    alerted.lives(Duration.ofSeconds(2));
    assertThat(alerted.sent.stream().map(Due::step)).containsExactly("warning");
  }

  @Test
  @DisplayName("failures that an outage has left behind in a share over five minutes are not told")
  void echoes() {
    var failing = signal("account_sync", "error_rate", Source.SYMPTOM, Severity.WARNING);
    causes(Alerted.root("database"));
    alerted.lives(Duration.ofSeconds(20));
    causes();
    alerted.sent.clear();

    symptoms(failing);
    alerted.lives(Duration.ofMinutes(5));
    assertThat(alerted.sent.stream().map(Due::step)).containsExactly("closed");

    alerted.lives(Duration.ofMinutes(1));
    assertThat(alerted.sent.stream().map(Due::step)).containsExactly("closed", "warning");
  }

  @Test
  @DisplayName("what a cause that is over still looks like from outside is not told a second time")
  void lateLooks() {
    causes(Alerted.root("venue_simulator"));
    alerted.lives(Duration.ofSeconds(20));
    causes();
    alerted.lives(Duration.ofSeconds(6));
    symptoms(signal("coinbase_api", "coinbase_api_down", Source.SYMPTOM, Severity.WARNING));
    alerted.lives(Duration.ofSeconds(54));
    symptoms();
    alerted.lives(Duration.ofSeconds(60));

    assertThat(alerted.sent.stream().map(Due::step)).containsExactly("critical", "closed");
  }

  @Test
  @DisplayName("what is critical is told although a cause has just been over")
  void criticalEchoes() {
    causes(Alerted.root("venue_simulator"));
    alerted.lives(Duration.ofSeconds(20));
    causes();
    symptoms(signal("coinbase_api", "coinbase_api_down", Source.SYMPTOM, Severity.CRITICAL));
    alerted.lives(Duration.ofSeconds(25));

    assertThat(alerted.sent.stream().map(Due::step)).containsExactly("critical", "critical");
  }

  @Test
  @DisplayName("failures without an outage before them are told when they have stood for 20 s")
  void failuresOfTheirOwn() {
    symptoms(signal("account_sync", "error_rate", Source.SYMPTOM, Severity.WARNING));
    alerted.lives(Duration.ofSeconds(22));

    assertThat(alerted.sent.stream().map(Due::step)).containsExactly("warning");
  }

  private static Signal lost(String service, String about) {
    return new Signal(
        new AlertKey(service, "line_lost", about),
        Source.EVENT,
        Severity.WARNING,
        about + " is lost",
        Map.of());
  }

  private void symptoms(Signal... found) {
    alerted.book.observe(
        alert -> alert.signal().source() == Source.SYMPTOM, List.of(found), alerted.now);
  }

  private void causes(Signal... found) {
    alerted.book.observe(
        alert -> alert.signal().source() == Source.CAUSE, List.of(found), alerted.now);
  }
}
