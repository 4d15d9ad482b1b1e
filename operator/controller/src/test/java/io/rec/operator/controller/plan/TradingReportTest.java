package io.rec.operator.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.TradingStatus;
import io.rec.operator.controller.database.EngagedSwitch;
import io.rec.operator.controller.database.ExchangeWord;
import io.rec.operator.controller.database.ExchangeWord.Answers;
import io.rec.operator.controller.database.ExchangeWord.Manner;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Outlook;
import io.rec.operator.controller.database.PriceTrail;
import io.rec.operator.controller.database.TradingFigures;
import io.rec.operator.controller.database.TradingFigures.Entries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingReportTest {
  private static final Instant GONE = Instant.parse("2026-11-20T11:58:05Z");
  private static final Instant LATER = Desks.NOW.plus(Duration.ofMinutes(5));
  private static final PriceTrail STEADY = new PriceTrail.Steady();
  private static final PriceTrail RECENT = new PriceTrail.Recent();
  private static final PriceTrail OLD = new PriceTrail.Old(GONE);
  private static final TradingFigures FIGURES = figures(Entries.ON, "12.50");
  private static final Outlook GOOD = outlook(STEADY, STEADY, new Answers(Manner.TRADES, true));

  private final Desk desk = Desks.desk("");

  private static TradingFigures figures(Entries entries, String result) {
    return new TradingFigures(2, entries, new BigDecimal(result), Optional.of(GONE));
  }

  private static Outlook outlook(PriceTrail btc, PriceTrail eth, ExchangeWord word) {
    return new Outlook.Told(Map.of("BTC", btc, "ETH", eth), word);
  }

  private static Look open(Outlook outlook, TradingFigures figures, EngagedSwitch... engaged) {
    return new Look.Open(
        "15.14",
        "5",
        Optional.of(engaged).filter(e -> e.length > 0).map(e -> e[0]),
        Optional.empty(),
        outlook,
        Optional.of(figures));
  }

  private static TradingStatus after(Desk desk, Look look, Instant now) {
    return Desks.plan(desk, Desks.looked(Desks.healthy(desk), look), now).status().trading();
  }

  private TradingStatus told(Look look) {
    return after(desk, look, Desks.NOW);
  }

  private Desk known() {
    var seen = Desks.looked(Desks.healthy(desk), open(GOOD, FIGURES));
    return Desks.with(desk, Desks.plan(desk, seen).status());
  }

  @Test
  @DisplayName("the columns that a trader looks at stand in the status")
  void tellsAll() {
    assertThat(told(open(GOOD, FIGURES)))
        .isEqualTo(
            new TradingStatus(2, "On", "None", "<30s", "+12.50", "Trading", GONE, Desks.NOW));
  }

  @Test
  @DisplayName(
      "a desk in which nothing changes keeps the time of its figures, so nothing is written")
  void rests() {
    var known = known();

    assertThat(after(known, open(GOOD, FIGURES), LATER)).isEqualTo(known.status().trading());
    assertThat(after(known, open(GOOD, figures(Entries.ON, "12.49")), LATER).observedAt())
        .isEqualTo(LATER);
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "STEADY, STEADY, <30s",
    "STEADY, RECENT, <30s",
    "RECENT, STEADY, <30s",
    "OLD, STEADY, >30s",
    "RECENT, OLD, >30s",
    "OLD, RECENT, >30s"
  })
  @DisplayName("the symbol that is the worst off is told of")
  void tellsOfTheWorst(String btc, String eth, String told) {
    var trails = Map.of("STEADY", STEADY, "RECENT", RECENT, "OLD", OLD);
    var outlook = outlook(trails.get(btc), trails.get(eth), new Answers(Manner.TRADES, true));

    assertThat(told(open(outlook, FIGURES)).feedAge()).isEqualTo(told);
  }

  @Test
  @DisplayName(
      "a symbol without a price has no age, and a symbol that is not watched counts nothing")
  void tellsOnlyOfWhatIsWatched() {
    var half = new Outlook.Told(Map.of("BTC", STEADY), new ExchangeWord.None());
    var alone = Desks.desk("components: [{name: symbol-price-watchdog-eth, enabled: false}]");

    assertThat(told(open(half, FIGURES)).feedAge()).isNull();
    assertThat(after(alone, open(half, FIGURES), Desks.NOW).feedAge()).isEqualTo("<30s");
  }

  @Test
  @DisplayName(
      "without a database the books stay as they were seen; prices and exchange are nothing")
  void databaseAway() {
    var known = known();
    var before = known.status().trading();

    var away = after(known, new Look.Away("refused"), LATER);

    assertThat(away)
        .isEqualTo(
            new TradingStatus(
                before.open(),
                before.autoEntry(),
                before.killLevel(),
                null,
                before.pnlToday(),
                null,
                before.lastReconciliation(),
                LATER));
    assertThat(after(known, new Look.NotYet(), LATER)).isEqualTo(before);
  }

  @Test
  @DisplayName(
      "the level in force, a loss and a pause are told; a desk without the supervisor is Off")
  void tellsOfStops() {
    var engaged = new EngagedSwitch("CancelOrders", "why", "who");
    var paused = told(open(GOOD, figures(Entries.PAUSED, "-0.40"), engaged));
    var manual = Desks.desk("components: [{name: auto-entry-supervisor, enabled: false}]");

    assertThat(paused.killLevel()).isEqualTo("CancelOrders");
    assertThat(paused.autoEntry()).isEqualTo("Paused");
    assertThat(paused.pnlToday()).isEqualTo("-0.40");
    assertThat(after(manual, open(GOOD, FIGURES), Desks.NOW).autoEntry()).isEqualTo("Off");
  }

  @ParameterizedTest
  @CsvSource({"TRADES, Trading", "PAUSED, Paused", "CLOCK_OFF, ClockOff"})
  @DisplayName("the exchange is told of in one word")
  void exchangeAnswers(Manner manner, String word) {
    assertThat(told(open(outlook(STEADY, STEADY, new Answers(manner, true)), FIGURES)).exchange())
        .isEqualTo(word);
  }

  @Test
  @DisplayName("an exchange that does not answer, and one of which nobody tells, are two words")
  void exchangeLost() {
    var lost = outlook(STEADY, STEADY, new ExchangeWord.Lost(Optional.of(GONE), "timed out"));
    var silent = outlook(STEADY, STEADY, new ExchangeWord.Silent(GONE));

    assertThat(told(open(lost, FIGURES)).exchange()).isEqualTo("Unreachable");
    assertThat(told(open(silent, FIGURES)).exchange()).isEqualTo("Unwatched");
    assertThat(told(open(new Outlook.Unreadable("locked"), FIGURES)).exchange()).isNull();
  }
}
