package io.rec.autoentrysupervisor.backtest.report;

import io.rec.autoentrysupervisor.backtest.engine.Outcome;
import io.rec.autoentrysupervisor.backtest.prices.Coverage;
import io.rec.domain.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One page that needs nothing beside it. */
final class ReportPage {
  private static final int TAIL = 90;
  private static final String STYLE =
      """
      body{font-family:sans-serif;max-width:960px;margin:2em auto;padding:0 1em;color:#222}
      table{border-collapse:collapse}td{padding:2px 14px 2px 0}td+td{text-align:right}
      svg{display:inline-block;margin:.5em 0;max-width:100%}li{margin:.3em 0}
      """;

  private ReportPage() {}

  static String of(Outcome outcome, Coverage coverage, Equity equity, Figures figures) {
    return """
    <!doctype html>
    <html lang='en'><meta charset='utf-8'><title>%1$s</title><style>%2$s</style>
    <h1>%1$s</h1>
    %3$s
    <h2>Account</h2>
    %4$s
    <h2>Foretold and happened</h2>
    <p>Dark: what was bought. Pale: every row of the table, asked once a minute. A dot below the line
    promised too much. Rows of one hour hang together, so their count is not a number of independent
    observations.</p>
    %5$s%6$s
    <h2>Why not</h2>
    <p>Seconds for what holds all entries, rows a second for what holds a single one.</p>
    %7$s
    <h2>Entries by hour of the day, New York</h2>
    %8$s
    <h2>What this stands on</h2>
    %9$s
    </html>
    """
        .formatted(
            Svg.escaped(
                "Backtest %s %s to %s"
                    .formatted(outcome.setup().symbol(), outcome.from(), outcome.to())),
            STYLE,
            figures(outcome, equity, figures),
            EquityChart.of(equity),
            CalibrationChart.of(outcome.asked(), outcome.traded(), 0, 100, 5),
            CalibrationChart.of(outcome.asked(), outcome.traded(), TAIL, 100, 1),
            BarChart.of(WhyNot.totals(outcome.hours())),
            BarChart.of(WhyNot.entriesByHour(outcome.hours())),
            list(Assumptions.of(outcome, coverage)));
  }

  private static String figures(Outcome outcome, Equity equity, Figures figures) {
    var history = figures.history();
    var fall = equity.deepest();
    return "<table>"
        + row("Trades", "%,d", history.trades())
        + row("Won, lost, even", "%,d, %,d, %,d", figures.wins(), figures.losses(), figures.draws())
        + row("Win rate", "%s %%", history.winRate())
        + row("Average probability", "%s %%", history.averageProbability())
        + row("Average price", "%s dollars", history.averageBuy())
        + row("Gain before fees", "%s dollars", printed(figures.gross()))
        + row("Fees", "%s dollars", printed(figures.fees()))
        + row("Slippage, within the gain", "%s dollars", printed(figures.slippage()))
        + row("Gain after fees", "%s dollars", printed(figures.pnl()))
        + row("Return on what was paid", "%s %%", history.returned())
        + row("Deepest fall", "%s dollars, %.2f %%", printed(fall.fall()), fall.percent())
        + row("Closed by a stop", "%,d", figures.stopped())
        + row("Entries that bought nothing", "%,d", figures.unfilled())
        + row("Open when the prices ended", "%,d", figures.unsettled())
        + row("Hours", "%,d", outcome.hours().size())
        + "</table>";
  }

  private static String printed(Money money) {
    return money.printed(2).toPlainString();
  }

  private static String list(List<String> sentences) {
    return sentences.stream()
        .map(sentence -> "<li>" + Svg.escaped(sentence) + "</li>")
        .collect(Collectors.joining("\n", "<ul>", "</ul>"));
  }

  private static String row(String name, String form, Object... values) {
    return "<tr><td>"
        + name
        + "</td><td>"
        + String.format(Locale.ROOT, form, values)
        + "</td></tr>";
  }
}
