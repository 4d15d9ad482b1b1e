package io.rec.unifiedproductioncoordinator.fingerprints.report;

import io.rec.unifiedproductioncoordinator.fingerprints.tables.Difference;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.NamedTables;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Sense;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page's text. */
final class ReportPage {
  private static final String STYLE =
      """
      body{font:15px/1.5 sans-serif;max-width:940px;margin:2em auto;color:#222}
      table{border-collapse:collapse}td,th{padding:2px 14px 2px 0;text-align:right}
      th:first-child,td:first-child{text-align:left}img{display:block;margin:1em 0}
      """;

  private ReportPage() {}

  static String of(Quality quality) {
    var tables = quality.tables();
    var named = Svg.escaped(tables.symbol() + " " + tables.version());
    return """
        <!doctype html>
        <html lang='en'><meta charset='utf-8'><title>Fingerprints %1$s</title><style>%2$s</style>
        <h1>Fingerprints %1$s</h1>
        %3$s
        <h2>Foretold and happened</h2>
        <p>At every held-out minute the tables are asked as the strike table asks them. A point on the
        dashed line means: of the strikes called 80 %% safe, 80 %% were not crossed. Below the line the
        tables promise too much. The questions overlap in time, so a bin's count is not its number of
        independent observations.</p>
        <img src='calibration.svg' alt='calibration curve'>
        <h3>The range that is traded: 90 to 100 %%</h3>
        <img src='calibration-tail.svg' alt='calibration curve from 90 to 100 percent'>
        %4$s
        <h2>Coverage</h2>
        %5$s
        <h2>Monotonicity</h2>
        <p>%6$s</p>
        %7$s
        </html>
        """
        .formatted(
            named,
            STYLE,
            figures(quality),
            tail(quality.holdOut().calibration().bins(90, 100, 1)),
            coverage(quality),
            monotonicity(quality),
            quality.difference().map(difference -> difference(quality, difference)).orElse(""));
  }

  private static String figures(Quality quality) {
    var calibration = quality.holdOut().calibration();
    return "<table>"
        + row("Held-out period", quality.from() + " to " + quality.newest())
        + row("Tables", String.valueOf(NamedTables.of(quality.tables()).size()))
        + row("Questions asked", "%,d", calibration.questions())
        + row("Minutes without a table, times asked", "%,d", quality.holdOut().withoutTable())
        + row("Mean distance of foretold and happened", "%.2f points", calibration.error())
        + row("Brier score (0 knows all, 0.25 nothing)", "%.4f", calibration.brier())
        + "</table>";
  }

  private static String tail(List<Calibration.Bin> bins) {
    return bins.stream()
        .map(
            bin ->
                format(
                    "<tr><td>%.2f %%</td><td>%.2f %%</td><td>%+.2f</td><td>%,d</td></tr>",
                    bin.foretold(),
                    bin.happened(),
                    bin.happened() - bin.foretold(),
                    bin.questions()))
        .collect(
            Collectors.joining(
                "",
                "<table><tr><th>foretold</th><th>happened</th><th>points</th><th>questions</th></tr>",
                "</table>"));
  }

  private static String coverage(Quality quality) {
    var missing = 61 - quality.tables().available().length;
    return (quality.madeFrom().isEmpty()
            ? "<p>How many minutes stand behind each table is not known: the set came as a file.</p>"
            : "<p>Minutes that the tables were made from.</p><img src='coverage.svg' alt='coverage'>")
        + format(
            "<p>%d of 61 buckets have no table: a score in one of them has no probability.</p>",
            missing)
        + "<p>Held-out minutes; scores beyond ±30 are asked of ±30.</p>"
        + "<img src='coverage-held-out.svg' alt='held-out coverage'>";
  }

  private static String monotonicity(Quality quality) {
    var rises = NamedTables.of(quality.tables()).values().stream().mapToInt(Sense::rises).sum();
    return rises == 0
        ? "In every table a larger move is nowhere more frequent than a smaller one."
        : format("At %,d nodes a larger move is more frequent than a smaller one.", rises);
  }

  private static String difference(Quality quality, Difference difference) {
    var former = quality.former().orElseThrow();
    return "<h2>Against "
        + Svg.escaped(former.symbol() + " " + former.version())
        + "</h2>"
        + format(
            "<p>%.2f points on average (root mean square) over %d common tables; %d tables of it are missing here. %s</p>",
            difference.overall(),
            difference.byTable().size(),
            difference.lost().size(),
            Svg.escaped(
                difference
                    .concern()
                    .map(why -> "An import would be refused: " + why + ".")
                    .orElse("An import would be taken.")))
        + "<img src='difference.svg' alt='difference per bucket'>";
  }

  private static String row(String name, String form, Object... values) {
    return "<tr><td>" + name + "</td><td>" + format(form, values) + "</td></tr>";
  }

  private static String format(String form, Object... values) {
    return values.length == 0 ? form : String.format(Locale.ROOT, form, values);
  }
}
