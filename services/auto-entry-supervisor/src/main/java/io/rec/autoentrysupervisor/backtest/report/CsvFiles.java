package io.rec.autoentrysupervisor.backtest.report;

import io.rec.autoentrysupervisor.backtest.engine.Calibration;
import io.rec.autoentrysupervisor.backtest.engine.HourRow;
import io.rec.autoentrysupervisor.backtest.engine.TradeRow;
import io.rec.domain.money.Money;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The report's lists as CSV; an empty cell is unknown. */
final class CsvFiles {
  private CsvFiles() {}

  static String trades(List<TradeRow> trades) {
    var text =
        new StringBuilder(
            "id,ticket,ticker,side,status,signal_at,closed_at,symbol_open,probability,seen_price,"
                + "buy_price,count,diff,fees,slippage,sell_price,close_method,pnl,win_loss\n");
    for (var trade : trades) {
      var result = trade.result();
      line(
          text,
          trade.id(),
          trade.ticketId(),
          trade.ticker(),
          trade.side(),
          trade.status().word(),
          trade.signalAt(),
          trade.closedAt(),
          trade.symbolOpen(),
          trade.probability().isPresent() ? trade.probability().getAsDouble() : "",
          trade.seenPrice(),
          orEmpty(trade.buyPrice()),
          trade.count(),
          orEmpty(trade.diff()),
          trade.fees(),
          trade.slippage(),
          orEmpty(result.map(end -> end.sellPrice())),
          orEmpty(result.map(end -> end.method().word())),
          orEmpty(result.map(end -> end.pnl())),
          orEmpty(result.map(end -> end.winLoss())));
    }
    return text.toString();
  }

  static String equity(Equity equity) {
    var text = new StringBuilder("at,worth\n");
    equity.points().forEach(point -> line(text, point.at(), point.worth()));
    return text.toString();
  }

  /** One column for each rule that ever failed. */
  static String hours(List<HourRow> hours) {
    var rules = new TreeSet<String>();
    hours.forEach(hour -> rules.addAll(hour.whyNot().keySet()));
    var text =
        new StringBuilder(
            "close,event,quotes,index,seconds,seconds_active,seconds_without_row,rows_watched,"
                + "entries,unfilled,pnl");
    rules.forEach(rule -> text.append(",not_").append(rule));
    text.append('\n');
    for (var hour : hours) {
      text.append(
          joined(
              hour.close(),
              hour.eventTicker(),
              hour.recordedQuotes() ? "recorded" : "made-up",
              orEmpty(hour.index()),
              hour.seconds(),
              hour.secondsActive(),
              hour.secondsWithoutRow(),
              hour.rowsWatched(),
              hour.entries(),
              hour.unfilled(),
              hour.pnl()));
      rules.forEach(rule -> text.append(',').append(hour.whyNot().getOrDefault(rule, 0)));
      text.append('\n');
    }
    return text.toString();
  }

  static String calibration(Calibration traded, Calibration asked) {
    var text = new StringBuilder("of,foretold,happened,questions\n");
    bins(text, "traded", traded);
    bins(text, "asked", asked);
    return text.toString();
  }

  private static void bins(StringBuilder text, String of, Calibration calibration) {
    for (var bin : calibration.bins(0, 100, 1)) {
      line(
          text,
          of,
          String.format(Locale.ROOT, "%.4f", bin.foretold()),
          String.format(Locale.ROOT, "%.4f", bin.happened()),
          bin.questions());
    }
  }

  private static void line(StringBuilder text, Object... cells) {
    text.append(joined(cells)).append('\n');
  }

  private static String joined(Object... cells) {
    return Arrays.stream(cells).map(CsvFiles::cell).collect(Collectors.joining(","));
  }

  private static String cell(Object value) {
    return value instanceof Money money ? money.dollars().toPlainString() : String.valueOf(value);
  }

  private static Object orEmpty(Optional<?> value) {
    return value.isPresent() ? value.get() : "";
  }
}
