package io.rec.cli.plan;

import io.rec.cli.console.Table;
import io.rec.operator.controller.plan.Forecast;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A report as a person reads it: what happens first, then to whom, then what else there is to know.
 */
public final class PlanWords {
  /** More objects than that are counted, unless everything is asked for. */
  private static final int LISTED = 12;

  private final boolean everything;

  /**
   * @param everything also what is usually only counted
   */
  public PlanWords(boolean everything) {
    this.everything = everything;
  }

  public String of(PlanReport report, Path file) {
    var text = new StringBuilder();
    text.append(headline(report)).append(System.lineSeparator());
    report
        .refusals()
        .forEach(refusal -> line(text, "  %s: %s", refusal.reason(), refusal.message()));
    if (!report.waves().isEmpty()) {
      text.append(System.lineSeparator()).append(table(report)).append(System.lineSeparator());
    }
    if (report.migration() != null) {
      line(text, "Before the first of them: Job %s migrates the schema.", report.migration());
    }
    if (!report.gone().isEmpty()) {
      line(text, "Gone: %s.", String.join(", ", report.gone()));
    }
    if (!report.inPlace().isEmpty()) {
      line(text, "Without a restart: %s.", inPlace(report.inPlace()));
    }
    report.remarks().forEach(remark -> line(text, "Note: %s.", remark));
    report
        .unseen()
        .forEach(
            unseen -> line(text, "Not looked at: %s; %s.", unseen.what(), unseen.consequence()));
    line(text, "Next: %s", next(report, file));
    return text.toString();
  }

  private static String headline(PlanReport report) {
    var restarts = count(report, false);
    var later = count(report, true);
    return switch (report.verdict()) {
      case REFUSED -> report.system() + ": refused, so nothing of it would be applied.";
      case NOTHING -> report.system() + ": nothing would change; nothing was written.";
      case IN_PLACE -> report.system() + ": nobody restarts; nothing was written.";
      case INSTALLS ->
          "%s: %d workloads would start at once and get ready in this order; nothing was written."
              .formatted(report.system(), report.workloads());
      case ROLLS ->
          "%s: %d would restart%s in %d wave%s, taken %s; nothing was written."
              .formatted(
                  report.system(),
                  restarts,
                  later == 0 ? "" : ", %d change for their next run,".formatted(later),
                  report.waves().size(),
                  report.waves().size() == 1 ? "" : "s",
                  report.way());
    };
  }

  private static long count(PlanReport report, boolean later) {
    return report.waves().stream()
        .flatMap(List::stream)
        .filter(roll -> later(roll) == later)
        .count();
  }

  private static boolean later(Forecast.Roll roll) {
    return roll.kind().equals("CronJob");
  }

  private static String table(PlanReport report) {
    var table = new Table("WAVE", "WORKLOAD", "WHY");
    for (var number = 0; number < report.waves().size(); number++) {
      for (var roll : report.waves().get(number)) {
        table.row(
            number + 1,
            roll.workload(),
            String.join("; ", roll.reasons()) + (later(roll) ? " (from its next run on)" : ""));
      }
    }
    return table.render();
  }

  private String inPlace(List<Forecast.Aside> asides) {
    return asides.size() > LISTED && !everything
        ? "%d objects (-o wide names them)".formatted(asides.size())
        : asides.stream()
            .map(aside -> "%s %s (%s)".formatted(aside.kind(), aside.name(), aside.change()))
            .collect(Collectors.joining(", "));
  }

  private static String next(PlanReport report, Path file) {
    return switch (report.verdict()) {
      case REFUSED -> "mend the file; kubectl explain ts.spec tells what a field takes.";
      case NOTHING -> "nothing to do.";
      case IN_PLACE, ROLLS, INSTALLS ->
          "kubectl apply -n %s -f %s"
              .formatted(report.system().substring(0, report.system().indexOf('/')), file);
    };
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(format.formatted(values)).append(System.lineSeparator());
  }
}
