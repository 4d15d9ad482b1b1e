package io.rec.mainapp.gateway.signals;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.mainapp.testing.Analyses;
import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.mainapp.testing.Page;
import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignalsTest {

  private static final int TIMED = 15;

  private Desk desk;
  private Analyses analyses;
  private Browser trader;
  private Instant now;

  @BeforeEach
  void startDesk() throws SQLException {
    desk = Desk.prepared();
    desk.config().withControl("None");
    desk.start();
    analyses = new Analyses(desk);
    trader = desk.browser().signIn();
    now = desk.clock().instant();
    awaitHearing();
  }

  @AfterEach
  void stopDesk() {
    desk.close();
  }

  @Test
  @DisplayName("BOT-WS-02 BOT-TRD-07 a signal reaches an open page as trade_signal, in its words")
  void forwards() throws SQLException {
    Page page = open();

    String id = analyses.said("BTCUSDT", "Long", now);
    analyses.said("ETHUSDT", "Short", now);
    analyses.said("SOLUSDT", "Neutral", now);

    await().atMost(10, SECONDS).until(() -> page.of("trade_signal").size() == 3);
    assertThat(page.of("trade_signal"))
        .extracting(frame -> frame.at("data").text("symbol") + frame.at("data").text("action"))
        .containsExactly("BTCUSDTBUY", "ETHUSDTSELL", "SOLUSDTHOLD");
    Json data = page.of("trade_signal").getFirst().at("data");
    assertThat(data.decimal("price")).isEqualByComparingTo("45000");
    assertThat(data.decimal("ai_confidence")).isEqualByComparingTo("0.75");
    assertThat(data.text("timestamp")).isEqualTo(now.toString());
    assertThat(data.text("timeframe")).isEqualTo("1h");
    assertThat(data.text("model_version")).isEqualTo("technical-1");
    assertThat(data.text("id")).isEqualTo(id);
    assertThat(data.text("reasoning")).isEqualTo("The averages rise.");
  }

  @Test
  @DisplayName("BOT-WS-02 it is seen within 100 ms of its announcement")
  void isQuick() throws SQLException {
    Page page = open();
    List<Duration> took = new ArrayList<>();
    for (int number = 1; number <= TIMED; number++) {
      int expected = number;
      long began = System.nanoTime();
      analyses.announced("id-" + number, "S" + number, "Long", now);
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(1, MILLISECONDS)
          .atMost(10, SECONDS)
          .until(() -> page.of("trade_signal").size() == expected);
      took.add(Duration.ofNanos(System.nanoTime() - began));
    }

    // Of many, since a machine that builds beside may hold up one.
    assertThat(took.stream().sorted().toList().get(TIMED / 2)).isLessThan(Duration.ofMillis(100));
  }

  @Test
  @DisplayName("R45 who comes, or comes back, is told the newest of each symbol first")
  void snapshotHasTheNewest() throws SQLException {
    Page before = open();
    analyses.said("BTCUSDT", "Long", now);
    analyses.said("ETHUSDT", "Short", now);
    await().atMost(10, SECONDS).until(() -> before.of("trade_signal").size() == 2);
    before.leave();
    analyses.said("BTCUSDT", "Neutral", now.plusSeconds(60));
    await().atMost(10, SECONDS).until(() -> known("BTCUSDT").equals("HOLD"));

    Page after = open();

    Json told = after.of("snapshot").getFirst().at("data").at("trade_signals");
    assertThat(told.at("BTCUSDT").text("action")).isEqualTo("HOLD");
    assertThat(told.at("ETHUSDT").text("action")).isEqualTo("SELL");
    assertThat(after.of("trade_signal")).isEmpty();
  }

  @Test
  @DisplayName("a gateway that starts tells what was said before, of the last day")
  void startsWithWhatWasSaid() throws SQLException {
    analyses.stored("BTCUSDT", "Long", now.minus(Duration.ofMinutes(20)));
    analyses.stored("BTCUSDT", "Short", now.minus(Duration.ofMinutes(10)));
    analyses.stored("ETHUSDT", "Long", now.minus(Duration.ofHours(25)));
    desk.restart();
    trader = desk.browser().signIn();

    await().atMost(10, SECONDS).until(() -> known("BTCUSDT").equals("SELL"));
    Json told = trader.json("/api/trade_signals").at("signals");
    assertThat(told.values()).hasSize(1);
    assertThat(told.values().getFirst().text("reasoning")).isEqualTo("The averages rise.");
    assertThat(told.values().getFirst().decimal("price")).isEqualByComparingTo("45000");
  }

  @Test
  @DisplayName("what was said while nobody listened is read from the table and told once")
  void missedIsCaughtUp() throws SQLException {
    Page page = open();
    analyses.stored("BTCUSDT", "Long", now);

    analyses.deafen();

    await().atMost(10, SECONDS).until(() -> page.of("trade_signal").size() == 1);
    assertThat(page.of("trade_signal").getFirst().at("data").text("action")).isEqualTo("BUY");
    analyses.said("ETHUSDT", "Long", now);
    await().atMost(10, SECONDS).until(() -> page.of("trade_signal").size() == 2);
    assertThat(page.of("trade_signal").getLast().at("data").text("symbol")).isEqualTo("ETHUSDT");
  }

  @Test
  @DisplayName("what is stored late and in silence is told at the next look")
  void unannouncedIsFound() throws SQLException {
    Page page = open();
    analyses.stored("BTCUSDT", "Short", now);

    desk.role().bean(Signals.class).reread();

    await().atMost(10, SECONDS).until(() -> page.of("trade_signal").size() == 1);
  }

  @Test
  @DisplayName("what is older than what was told is not told, and neither is anything foreign")
  void olderAndForeign() throws SQLException {
    Page page = open();
    String id = analyses.said("BTCUSDT", "Long", now);
    analyses.announced(id, "BTCUSDT", "Long", now);
    analyses.said("BTCUSDT", "Short", now.minusSeconds(1));
    analyses.announced("wake up");
    analyses.announced("some-id", "BTCUSDT", "Sideways", now.plusSeconds(1));
    analyses.said("ETHUSDT", "Short", now);

    await().atMost(10, SECONDS).until(() -> page.of("trade_signal").size() >= 2);

    assertThat(page.of("trade_signal"))
        .extracting(frame -> frame.at("data").text("symbol") + frame.at("data").text("action"))
        .containsExactly("BTCUSDTBUY", "ETHUSDTSELL");
  }

  @Test
  @DisplayName("of very many symbols the ones that were told last are remembered")
  void remembersTheNewest() throws SQLException {
    for (int symbol = 1; symbol <= Signals.MOST_SYMBOLS + 1; symbol++) {
      analyses.announced("id", "S" + symbol, "Long", now);
    }

    await().atMost(10, SECONDS).until(() -> known("S" + (Signals.MOST_SYMBOLS + 1)).equals("BUY"));
    assertThat(trader.json("/api/trade_signals").at("signals").values())
        .hasSize(Signals.MOST_SYMBOLS)
        .noneMatch(signal -> signal.text("symbol").equals("S1"));
  }

  @Test
  @DisplayName("a signal is the market's: whoever may look sees it, and nobody else")
  void whoeverSignedInSees() throws SQLException {
    desk.account("looker", "viewer");
    Page page = Page.open(desk.browser().signInAs("looker"), "");
    await().until(() -> !page.of("snapshot").isEmpty());

    analyses.said("BTCUSDT", "Long", now);

    await().atMost(10, SECONDS).until(() -> page.of("trade_signal").size() == 1);
    assertThat(desk.browser().get("/api/trade_signals").statusCode()).isEqualTo(401);
  }

  private Page open() {
    Page page = Page.open(trader, "");
    await().until(() -> !page.of("snapshot").isEmpty());
    return page;
  }

  private String known(String symbol) {
    return trader.json("/api/trade_signals").at("signals").values().stream()
        .filter(signal -> signal.text("symbol").equals(symbol))
        .findFirst()
        .map(signal -> signal.text("action"))
        .orElse("");
  }

  /** Announced again and again: a channel is open a moment after its listener. */
  private void awaitHearing() {
    await()
        .atMost(10, SECONDS)
        .until(
            () -> {
              analyses.announced("probe", "PROBE", "Long", now);
              return known("PROBE").equals("BUY");
            });
  }
}
