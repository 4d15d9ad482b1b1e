package io.rec.autoentrysupervisor.backtest.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.autoentrysupervisor.backtest.engine.Calibration;
import io.rec.autoentrysupervisor.backtest.engine.HourRow;
import io.rec.autoentrysupervisor.backtest.engine.Outcome;
import io.rec.autoentrysupervisor.backtest.engine.TradeRow;
import io.rec.autoentrysupervisor.backtest.prices.Coverage;
import io.rec.autoentrysupervisor.backtest.setup.TraderSettings;
import io.rec.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report as JSON; money in dollars with six decimals, null what is unknown. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReportDocument(
    String symbol,
    String model,
    Instant from,
    Instant to,
    List<String> assumptions,
    TraderSettings settings,
    Prices prices,
    Summary summary,
    Fall maxDrawdown,
    Chances calibrationTraded,
    Chances calibrationAsked,
    Map<String, Long> whyNot,
    List<Worth> equity,
    List<Hour> hours,
    List<Trade> trades) {

  private static final int WIDTH = 5;

  @Serdeable(naming = SnakeCaseStrategy.class)
  record Prices(Instant first, Instant last, long prices, long missing, long longestGapSeconds) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  record Summary(
      int trades,
      int wins,
      int losses,
      int draws,
      BigDecimal winRate,
      int stopped,
      int unfilled,
      int unsettled,
      BigDecimal averageProbability,
      BigDecimal averageBuy,
      BigDecimal averageDiff,
      BigDecimal gross,
      BigDecimal fees,
      BigDecimal slippage,
      BigDecimal pnl,
      BigDecimal returnPercent,
      BigDecimal startCash,
      BigDecimal endCash) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  record Fall(BigDecimal dollars, double percent, Instant from, Instant to) {}

  @Serdeable
  record Chances(long questions, double brier, List<Bin> bins) {}

  @Serdeable
  record Bin(double foretold, double happened, long questions) {}

  @Serdeable
  record Worth(Instant at, BigDecimal worth) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Hour(
      Instant close,
      String event,
      String quotes,
      @Nullable BigDecimal index,
      int repeatedPrices,
      int seconds,
      int secondsActive,
      int secondsWithoutRow,
      int rowsWatched,
      Map<String, Integer> whyNot,
      int entries,
      int unfilled,
      BigDecimal pnl) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Trade(
      long id,
      String ticket,
      String ticker,
      String side,
      String status,
      Instant signalAt,
      Instant closedAt,
      double symbolOpen,
      @Nullable Double probability,
      BigDecimal seenPrice,
      @Nullable BigDecimal buyPrice,
      String count,
      @Nullable String diff,
      BigDecimal fees,
      BigDecimal slippage,
      @Nullable BigDecimal sellPrice,
      @Nullable String closeMethod,
      @Nullable BigDecimal pnl,
      @Nullable String winLoss) {}

  static ReportDocument of(Outcome outcome, Coverage coverage, Equity equity, Figures figures) {
    var fall = equity.deepest();
    return new ReportDocument(
        outcome.setup().symbol(),
        outcome.model(),
        outcome.from(),
        outcome.to(),
        Assumptions.of(outcome, coverage),
        outcome.setup().settings(),
        new Prices(
            coverage.first(),
            coverage.last(),
            coverage.prices(),
            coverage.missing(),
            coverage.longestGap()),
        summary(outcome, figures),
        new Fall(fall.fall().dollars(), rounded(fall.percent()), fall.from(), fall.to()),
        chances(outcome.traded()),
        chances(outcome.asked()),
        WhyNot.totals(outcome.hours()),
        equity.points().stream().map(p -> new Worth(p.at(), p.worth().dollars())).toList(),
        outcome.hours().stream().map(ReportDocument::hour).toList(),
        outcome.trades().stream().map(ReportDocument::trade).toList());
  }

  private static Summary summary(Outcome outcome, Figures figures) {
    var history = figures.history();
    return new Summary(
        history.trades(),
        figures.wins(),
        figures.losses(),
        figures.draws(),
        history.winRate(),
        figures.stopped(),
        figures.unfilled(),
        figures.unsettled(),
        history.averageProbability(),
        history.averageBuy(),
        history.averageDiff(),
        figures.gross().dollars(),
        figures.fees().dollars(),
        figures.slippage().dollars(),
        figures.pnl().dollars(),
        history.returned(),
        outcome.setup().cash().dollars(),
        outcome.cash().dollars());
  }

  private static Chances chances(Calibration calibration) {
    return new Chances(
        calibration.questions(),
        rounded(calibration.brier()),
        calibration.bins(0, 100, WIDTH).stream()
            .map(bin -> new Bin(rounded(bin.foretold()), rounded(bin.happened()), bin.questions()))
            .toList());
  }

  private static Hour hour(HourRow row) {
    return new Hour(
        row.close(),
        row.eventTicker(),
        row.recordedQuotes() ? "recorded" : "made-up",
        row.index().orElse(null),
        row.repeated(),
        row.seconds(),
        row.secondsActive(),
        row.secondsWithoutRow(),
        row.rowsWatched(),
        row.whyNot(),
        row.entries(),
        row.unfilled(),
        row.pnl().dollars());
  }

  private static Trade trade(TradeRow row) {
    var result = row.result();
    return new Trade(
        row.id(),
        row.ticketId(),
        row.ticker(),
        row.side(),
        row.status().word(),
        row.signalAt(),
        row.closedAt(),
        row.symbolOpen(),
        row.probability().isPresent() ? row.probability().getAsDouble() : null,
        row.seenPrice(),
        row.buyPrice().orElse(null),
        row.count().toString(),
        row.diff().orElse(null),
        row.fees().dollars(),
        row.slippage().dollars(),
        result.map(end -> end.sellPrice()).orElse(null),
        result.map(end -> end.method().word()).orElse(null),
        result.map(end -> end.pnl()).map(Money::dollars).orElse(null),
        result.map(end -> end.winLoss().name()).orElse(null));
  }

  /** Four decimals: more would only show the rounding of binary fractions. */
  private static double rounded(double value) {
    return Math.rint(value * 10_000) / 10_000;
  }
}
