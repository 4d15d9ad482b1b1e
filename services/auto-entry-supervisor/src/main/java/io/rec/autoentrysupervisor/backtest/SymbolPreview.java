package io.rec.autoentrysupervisor.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.autoentrysupervisor.backtest.engine.HourRow;
import io.rec.autoentrysupervisor.backtest.engine.Outcome;
import io.rec.autoentrysupervisor.backtest.prices.Coverage;
import io.rec.autoentrysupervisor.backtest.report.Assumptions;
import io.rec.autoentrysupervisor.backtest.report.Figures;
import io.rec.autoentrysupervisor.backtest.report.WhyNot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the settings would have done with one symbol.
 *
 * @param hoursKnown hours that there were prices of
 * @param whyNot by rule: seconds for what holds all entries, rows a second for what holds one
 * @param assumptions what this stands on, in sentences
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record SymbolPreview(
    String symbol,
    int hoursKnown,
    int hoursEntered,
    int entries,
    int unfilled,
    int wins,
    int losses,
    BigDecimal pnl,
    BigDecimal fees,
    Map<String, Long> whyNot,
    List<Hour> byHour,
    List<String> assumptions) {

  private static final int PRINTED = 2;

  /** One hour; the reasons are counted as above. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Hour(
      Instant close,
      String event,
      String quotes,
      int entries,
      int secondsActive,
      BigDecimal pnl,
      Map<String, Integer> whyNot) {

    static Hour of(HourRow row) {
      return new Hour(
          row.close(),
          row.eventTicker(),
          row.recordedQuotes() ? "recorded" : "made-up",
          row.entries(),
          row.secondsActive(),
          row.pnl().printed(PRINTED),
          row.whyNot());
    }
  }

  static SymbolPreview of(Outcome outcome, Coverage coverage) {
    var figures = Figures.of(outcome);
    var hours = outcome.hours().stream().filter(hour -> hour.index().isPresent()).toList();
    return new SymbolPreview(
        outcome.setup().symbol(),
        hours.size(),
        (int) hours.stream().filter(hour -> hour.entries() > 0).count(),
        hours.stream().mapToInt(HourRow::entries).sum(),
        figures.unfilled(),
        figures.wins(),
        figures.losses(),
        figures.pnl().printed(PRINTED),
        figures.fees().printed(PRINTED),
        WhyNot.totals(hours),
        hours.stream().map(Hour::of).toList(),
        Assumptions.of(outcome, coverage));
  }

  /** Nothing could be replayed. */
  static SymbolPreview without(String symbol, String why) {
    return new SymbolPreview(
        symbol,
        0,
        0,
        0,
        0,
        0,
        0,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        Map.of(),
        List.of(),
        List.of(why));
  }
}
