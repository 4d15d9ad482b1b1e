package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.DEGRADED;
import static io.rec.operator.api.status.ConditionType.EXCHANGE_REACHABLE;
import static io.rec.operator.api.status.ConditionType.MARKET_DATA_FRESH;
import static io.rec.operator.api.status.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.StopStatus;
import io.rec.operator.controller.database.ExchangeWord;
import io.rec.operator.controller.database.ExchangeWord.Answers;
import io.rec.operator.controller.database.ExchangeWord.Manner;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Outlook;
import io.rec.operator.controller.database.PriceTrail;
import io.rec.operator.controller.plan.Desks.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two looks are 15 s apart here, as they are in a desk that rests. */
class OutlookFindingsTest {
  private static final Instant GONE = Instant.parse("2026-11-20T11:58:05.750Z");
  private static final PriceTrail STEADY = new PriceTrail.Steady();
  private static final PriceTrail RECENT = new PriceTrail.Recent();
  private static final PriceTrail OLD = new PriceTrail.Old(GONE);
  private static final ExchangeWord TRADES = new Answers(Manner.TRADES, true);
  private static final ExchangeWord LOST =
      new ExchangeWord.Lost(Optional.of(GONE), "no answer: connection refused");

  /** A desk that was ready once. */
  private final Desk installed = installed("");

  private Instant now = Desks.NOW;

  private static Desk installed(String spec) {
    var desk = Desks.desk(spec);
    return Desks.with(desk, Desks.plan(desk, Desks.healthy(desk)).status());
  }

  private static Outlook btc(PriceTrail trail) {
    return new Outlook.Told(Map.of("BTC", trail, "ETH", STEADY), TRADES);
  }

  private static Outlook exchange(ExchangeWord word) {
    return new Outlook.Told(Map.of("BTC", STEADY, "ETH", STEADY), word);
  }

  private Desk after(Desk desk, Outlook outlook) {
    return after(desk, Desks.open(outlook));
  }

  private Desk after(Desk desk, Look look) {
    now = now.plusSeconds(15);
    var seen = new World(Desks.desk("")).look(look).observation();
    return Desks.with(desk, Desks.plan(desk, seen, now).status());
  }

  private static Condition condition(Desk desk, ConditionType type) {
    return desk.status().conditions().stream()
        .filter(found -> found.type().equals(type.text()))
        .findFirst()
        .orElseThrow();
  }

  private static String answer(Desk desk, ConditionType type) {
    var found = condition(desk, type);
    return found.status().text() + " " + found.reason();
  }

  @Test
  void bothAreTrueWhileAllIsWell() {
    assertThat(answer(installed, MARKET_DATA_FRESH)).isEqualTo("True PricesArrive");
    assertThat(condition(installed, MARKET_DATA_FRESH).message()).contains("BTC, ETH", "30 s");
    assertThat(answer(installed, EXCHANGE_REACHABLE)).isEqualTo("True ExchangeAnswers");
    assertThat(condition(installed, EXCHANGE_REACHABLE).message()).contains("venue-simulator");
  }

  @Test
  @DisplayName("a stale price is named with its time, the limit and the next step")
  void namesTheStaleSymbol() {
    var desk = after(installed, btc(OLD));

    assertThat(answer(desk, MARKET_DATA_FRESH)).isEqualTo("False MarketDataStale");
    assertThat(condition(desk, MARKET_DATA_FRESH).message())
        .isEqualTo(
            "no BTC price since 2026-11-20T11:58:05Z; the limit is 30 s. Next: recio logs"
                + " symbol-price-watchdog-btc");
  }

  @Test
  @DisplayName("what is wrong outside is told in the message column and leaves Ready as it is")
  void leavesReadyAlone() {
    var desk = after(installed, btc(OLD));

    assertThat(answer(desk, READY)).isEqualTo("True AllComponentsReady");
    assertThat(answer(desk, DEGRADED)).isEqualTo("True MarketDataStale");
    assertThat(desk.status().state()).isEqualTo("Running");
    assertThat(desk.status().message()).startsWith("no BTC price since");
    assertThat(answer(after(desk, Desks.OUTLOOK), DEGRADED)).isEqualTo("False AsExpected");
  }

  @Test
  @DisplayName("whatever is wrong with the desk itself is said first")
  void ownTroubleComesFirst() {
    var seen =
        new World(Desks.desk(""))
            .look(Desks.open(btc(OLD)))
            .unready("trade-executor")
            .pod("trade-executor", "CrashLoopBackOff")
            .observation();

    var desk = Desks.with(installed, Desks.plan(installed, seen).status());

    assertThat(condition(desk, DEGRADED).message()).contains("trade-executor");
    assertThat(answer(desk, MARKET_DATA_FRESH)).isEqualTo("False MarketDataStale");
  }

  static List<Outlook> outlooks() {
    return List.of(
        Desks.OUTLOOK,
        btc(RECENT),
        btc(OLD),
        new Outlook.Told(Map.of(), new ExchangeWord.None()),
        exchange(new ExchangeWord.Silent(GONE)),
        exchange(new Answers(Manner.PAUSED, false)),
        exchange(LOST),
        new Outlook.Unreadable("ERROR: permission denied for table btc_price_log"));
  }

  @ParameterizedTest
  @MethodSource("outlooks")
  @DisplayName("an unchanged world gives the same status an hour later")
  void wordsDoNotAge(Outlook outlook) {
    var first = after(installed, outlook);
    now = now.plus(Duration.ofHours(1));

    assertThat(after(first, outlook).status()).isEqualTo(first.status());
  }

  @Test
  @DisplayName("stale prices are fresh again when they have come without a gap, not with the first")
  void turnsBackSlowly() {
    var stale = after(installed, btc(OLD));

    var unsteady = after(stale, btc(RECENT));
    var fresh = after(unsteady, btc(STEADY));
    var slower = after(fresh, btc(RECENT));

    assertThat(answer(unsteady, MARKET_DATA_FRESH)).isEqualTo("False MarketDataUnsteady");
    assertThat(condition(unsteady, MARKET_DATA_FRESH).lastTransitionTime())
        .isEqualTo(condition(stale, MARKET_DATA_FRESH).lastTransitionTime());
    assertThat(answer(fresh, MARKET_DATA_FRESH)).isEqualTo("True PricesArrive");
    assertThat(slower.status()).isEqualTo(fresh.status());
  }

  @Test
  @DisplayName("an exchange that failed a moment ago is reachable again after half a good minute")
  void exchangeTurnsBackSlowly() {
    var lost = after(installed, exchange(LOST));

    var unsteady = after(lost, exchange(new Answers(Manner.TRADES, false)));

    assertThat(answer(unsteady, EXCHANGE_REACHABLE)).isEqualTo("False ExchangeUnsteady");
    assertThat(answer(after(unsteady, exchange(TRADES)), EXCHANGE_REACHABLE))
        .isEqualTo("True ExchangeAnswers");
    assertThat(
            answer(
                after(installed, exchange(new Answers(Manner.TRADES, false))), EXCHANGE_REACHABLE))
        .isEqualTo("True ExchangeAnswers");
  }

  @Test
  @DisplayName(
      "a lost exchange is told with its last answer and the first complaint that was heard")
  void keepsTheFirstComplaint() {
    var lost = after(installed, exchange(LOST));
    var otherwise =
        after(lost, exchange(new ExchangeWord.Lost(Optional.of(GONE), "refused with 503 busy: ")));
    var again = GONE.plusSeconds(600);
    var anew =
        after(otherwise, exchange(new ExchangeWord.Lost(Optional.of(again), "refused with 503")));

    assertThat(answer(lost, EXCHANGE_REACHABLE)).isEqualTo("False ExchangeUnreachable");
    assertThat(condition(lost, EXCHANGE_REACHABLE).message())
        .contains(
            "venue-simulator",
            "since 2026-11-20T11:58:05Z",
            "30 s",
            "recio logs kalshi-api-watchdog",
            "connection refused");
    assertThat(otherwise.status()).isEqualTo(lost.status());
    assertThat(condition(anew, EXCHANGE_REACHABLE).message()).contains("503", "12:08:05Z");
  }

  @Test
  @DisplayName("an exchange whose watchdog has gone silent is not called reachable")
  void silentWatchdogIsNoGoodNews() {
    var desk = after(installed, exchange(new ExchangeWord.Silent(GONE)));

    assertThat(answer(desk, EXCHANGE_REACHABLE)).isEqualTo("False ExchangeUnwatched");
    assertThat(condition(desk, EXCHANGE_REACHABLE).message())
        .contains("kalshi-api-watchdog", "since 2026-11-20T11:58:05Z");
  }

  @ParameterizedTest
  @CsvSource({"PAUSED, ExchangePaused", "CLOCK_OFF, ClockOff"})
  @DisplayName("an exchange that answers is reachable, whatever it answers")
  void answersAreEnough(Manner manner, String reason) {
    var desk = after(installed, exchange(new Answers(manner, true)));

    assertThat(answer(desk, EXCHANGE_REACHABLE)).isEqualTo("True " + reason);
  }

  @Test
  @DisplayName("nothing is claimed while the database is away")
  void knowsNothingWithoutADatabase() {
    var desk = after(after(installed, btc(OLD)), new Look.Away("connection refused"));

    assertThat(answer(desk, MARKET_DATA_FRESH)).isEqualTo("Unknown DatabaseUnavailable");
    assertThat(answer(desk, EXCHANGE_REACHABLE)).isEqualTo("Unknown DatabaseUnavailable");
  }

  @Test
  @DisplayName("an operator that has just started keeps what the one before it said")
  void remembersUntilItHasLooked() {
    var stale = after(installed, btc(OLD));

    assertThat(after(stale, new Look.NotYet()).status().conditions())
        .isEqualTo(stale.status().conditions());
  }

  @Test
  @DisplayName("tables that cannot be read are told, and the database is ready all the same")
  void unreadableIsUnknown() {
    var desk = after(installed, new Outlook.Unreadable("ERROR: permission denied"));

    assertThat(answer(desk, MARKET_DATA_FRESH)).isEqualTo("Unknown Unreadable");
    assertThat(condition(desk, EXCHANGE_REACHABLE).message()).contains("permission denied");
    assertThat(answer(desk, READY)).isEqualTo("True AllComponentsReady");
  }

  @Test
  @DisplayName("without a login nobody looks, and what was seen last does not hold for ever")
  void asksNothingWithoutALogin() {
    var desk = Desks.desk("database: {managed: {}, credentials: {secretRef: {name: mine}}}");

    var without = after(Desks.with(desk, installed.status()), Desks.OUTLOOK);

    assertThat(answer(without, MARKET_DATA_FRESH)).isEqualTo("Unknown SecretMissing");
    assertThat(condition(without, EXCHANGE_REACHABLE).message()).contains("Secret mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Draining", "Closing", "Stopped"})
  @DisplayName("a suspended desk says so")
  void saysSuspended(String phase) {
    var desk = after(stopping(phase), btc(OLD));

    assertThat(answer(desk, MARKET_DATA_FRESH)).isEqualTo("Unknown Suspended");
    assertThat(answer(desk, EXCHANGE_REACHABLE)).isEqualTo("Unknown Suspended");
  }

  @Test
  @DisplayName("a desk that is about to stop is watched, since it may hold something")
  void watchesWhilePositionsMayBeLeft() {
    var desk = after(stopping("Pausing"), btc(OLD));

    assertThat(answer(desk, MARKET_DATA_FRESH)).isEqualTo("False MarketDataStale");
  }

  private static Desk stopping(String phase) {
    return Desks.with(
        Desks.desk("suspend: true"),
        installed("").status().change().stop(new StopStatus(phase, "s-1", Desks.NOW, 1)).seal());
  }

  @Test
  @DisplayName("before everything was ready once nothing is False, however old it is")
  void waitsForTheInstallation() {
    var desk = Desks.desk("");
    var seen = new World(desk).look(Desks.open(btc(OLD))).unready("main-app").observation();
    var nothing =
        new World(desk)
            .look(Desks.open(new Outlook.Told(Map.of(), new ExchangeWord.None())))
            .unready("main-app")
            .observation();

    var old = Desks.with(desk, Desks.plan(desk, seen).status());
    var empty = Desks.with(desk, Desks.plan(desk, nothing).status());

    assertThat(answer(old, MARKET_DATA_FRESH)).isEqualTo("Unknown MarketDataStale");
    assertThat(answer(empty, MARKET_DATA_FRESH)).isEqualTo("Unknown NoPriceYet");
    assertThat(answer(empty, EXCHANGE_REACHABLE)).isEqualTo("Unknown NoReportYet");
  }

  @Test
  @DisplayName("a symbol that never had a price is stale in a desk that is ready")
  void missesPrices() {
    var desk = after(installed, new Outlook.Told(Map.of("BTC", STEADY), TRADES));

    assertThat(condition(desk, MARKET_DATA_FRESH).message()).startsWith("no ETH price ever");
  }

  @Test
  @DisplayName("a log of a symbol that is not traded any more is nobody's business")
  void asksForItsOwnSymbolsOnly() {
    var outlook = new Outlook.Told(Map.of("BTC", STEADY, "ETH", STEADY, "SOL", OLD), TRADES);

    var desk = after(installed, Desks.OUTLOOK);

    assertThat(after(desk, outlook).status()).isEqualTo(desk.status());
  }

  @Test
  @DisplayName("a watchdog that is not to run is not asked for")
  void asksNobodyWhoIsNotThere() {
    var desk = installed("components: [{name: kalshi-api-watchdog, replicas: 0}]");

    assertThat(answer(desk, EXCHANGE_REACHABLE)).isEqualTo("Unknown NotWatched");
  }
}
