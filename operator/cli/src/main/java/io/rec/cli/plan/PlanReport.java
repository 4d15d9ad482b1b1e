package io.rec.cli.plan;

import io.rec.operator.controller.plan.Forecast;
import io.rec.operator.controller.preview.Unseen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file would do, for people and for programs.
 *
 * @param system as {@code namespace/name}
 * @param verdict one word for all of it
 * @param way how the file was taken to be applied, absent if it was refused
 * @param waves who rolls together, in this order; of a new desk, who gets ready before whom
 * @param gone workloads that would exist no more
 * @param migration the Job that would bring the schema along first
 * @param inPlace what would change without a pod being replaced
 * @param unseen what could not be looked at
 */
public record PlanReport(
    String system,
    Verdict verdict,
    @Nullable String way,
    List<Forecast.Refusal> refusals,
    List<List<Forecast.Roll>> waves,
    List<String> gone,
    @Nullable String migration,
    List<Forecast.Aside> inPlace,
    List<String> remarks,
    List<Unseen> unseen) {

  /** In one word. */
  public enum Verdict {
    REFUSED,
    NOTHING,
    IN_PLACE,
    ROLLS,
    INSTALLS
  }

  public PlanReport {
    refusals = List.copyOf(refusals);
    waves = waves.stream().map(List::copyOf).toList();
    gone = List.copyOf(gone);
    inPlace = List.copyOf(inPlace);
    remarks = List.copyOf(remarks);
    unseen = List.copyOf(unseen);
  }

  /** The API server would not have it. */
  static PlanReport refused(DeskFile file, List<String> rules) {
    return new PlanReport(
        called(file),
        Verdict.REFUSED,
        null,
        rules.stream().map(rule -> new Forecast.Refusal("Invalid", rule)).toList(),
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of());
  }

  static PlanReport of(
      DeskFile file, Rehearsal.Outcome.Taken taken, Forecast forecast, List<Unseen> unseen) {
    var remarks = new ArrayList<>(forecast.remarks());
    if (!file.others().isEmpty()) {
      remarks.add(
          "the file also holds %s, which is not looked at"
              .formatted(String.join(", ", file.others())));
    }
    return new PlanReport(
        called(file),
        verdict(forecast),
        taken.way(),
        forecast.refusals(),
        forecast.waves(),
        forecast.gone(),
        forecast.migration().orElse(null),
        forecast.asides(),
        remarks,
        unseen);
  }

  private static Verdict verdict(Forecast forecast) {
    if (!forecast.refusals().isEmpty()) {
      return Verdict.REFUSED;
    }
    if (!forecast.waves().isEmpty() || !forecast.gone().isEmpty()) {
      return forecast.atOnce() ? Verdict.INSTALLS : Verdict.ROLLS;
    }
    return forecast.asides().isEmpty() ? Verdict.NOTHING : Verdict.IN_PLACE;
  }

  private static String called(DeskFile file) {
    return file.namespace() + "/" + file.name();
  }

  int workloads() {
    return waves.stream().mapToInt(List::size).sum();
  }
}
