package io.rec.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.controller.plan.Forecast;
import io.rec.operator.controller.plan.Forecast.Aside;
import io.rec.operator.controller.plan.Forecast.Roll;
import io.rec.operator.controller.preview.Unseen;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlanWordsTest {
  private static final Path FILE = Path.of("desk.yaml");

  @Test
  @DisplayName("a change reads from what happens first to what was not looked at")
  void rolls() {
    var report =
        new PlanReport(
            "trading/desk",
            PlanReport.Verdict.ROLLS,
            "as kubectl apply",
            List.of(),
            List.of(
                List.of(
                    new Roll("trade-manager", "Deployment", List.of("version 1 to 2", "env A"))),
                List.of(
                    new Roll("backup", "CronJob", List.of("image a to b")),
                    new Roll("main-app", "Deployment", List.of("port 3000 to 4000")))),
            List.of("ai-service"),
            "migrate-2",
            List.of(new Aside("ConfigMap", "control", "changed")),
            List.of("the release waits for a recovery"),
            List.of(new Unseen("Secrets key", "nobody knows whether they are there")));

    assertThat(words(report).lines())
        .containsExactly(
            "trading/desk: 2 would restart, 1 change for their next run, in 2 waves, taken as kubectl apply; nothing was written.",
            "",
            "WAVE   WORKLOAD        WHY",
            "1      trade-manager   version 1 to 2; env A",
            "2      backup          image a to b (from its next run on)",
            "2      main-app        port 3000 to 4000",
            "",
            "Before the first of them: Job migrate-2 migrates the schema.",
            "Gone: ai-service.",
            "Without a restart: ConfigMap control (changed).",
            "Note: the release waits for a recovery.",
            "Not looked at: Secrets key; nobody knows whether they are there.",
            "Next: kubectl apply -n trading -f desk.yaml");
  }

  @Test
  @DisplayName("a refusal names reason and remedy, and what to do next")
  void refused() {
    var report =
        report(
            PlanReport.Verdict.REFUSED,
            List.of(new Forecast.Refusal("DependencyCycle", "a needs b needs a: cut it")),
            List.of());

    assertThat(words(report).lines())
        .containsExactly(
            "trading/desk: refused, so nothing of it would be applied.",
            "  DependencyCycle: a needs b needs a: cut it",
            "Next: mend the file; kubectl explain ts.spec tells what a field takes.");
  }

  @Test
  @DisplayName("many objects are counted, and named when everything is asked for")
  void countsMany() {
    var report =
        report(
            PlanReport.Verdict.IN_PLACE,
            List.of(),
            Collections.nCopies(13, new Aside("Service", "x", "created")));

    assertThat(words(report)).contains("Without a restart: 13 objects (-o wide names them).");
    assertThat(new PlanWords(true).of(report, FILE)).contains("Service x (created), Service x");
  }

  private static PlanReport report(
      PlanReport.Verdict verdict, List<Forecast.Refusal> refusals, List<Aside> asides) {
    return new PlanReport(
        "trading/desk",
        verdict,
        "as kubectl apply",
        refusals,
        List.of(),
        List.of(),
        null,
        asides,
        List.of(),
        List.of());
  }

  private static String words(PlanReport report) {
    return new PlanWords(false).of(report, FILE);
  }
}
