package io.rec.operator.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.controller.observe.JobSeen;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.observe.PodSigns;
import io.rec.operator.controller.render.Names;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final String JOB = "migrate-3-0-1-b1";

  @Test
  @DisplayName("a migration that failed is told in the words of its own newest pod")
  void itsOwnWords() {
    var seen =
        Observation.empty()
            .withJobs(Map.of(JOB, new JobSeen(JOB, false, true)))
            .withPods(
                List.of(
                    pod("migrate-3-0-0-a1-9", "09", "{\"status\":\"migrated\"}"),
                    pod(JOB + "-7", "11", "V7 is broken"),
                    pod(JOB + "-8", "10", "no route to the database")));

    assertThat(Schema.of(Desks.desk(""), seen, JOB)).isEqualTo(new Schema.Failed("V7 is broken"));
  }

  @Test
  @DisplayName("and says where to look when its pods are gone")
  void withoutItsPods() {
    var seen =
        Observation.empty()
            .withJobs(Map.of(JOB, new JobSeen(JOB, false, true)))
            .withPods(List.of(pod("migrate-3-0-0-a1-9", "09", "{\"status\":\"migrated\"}")));

    assertThat(Schema.of(Desks.desk(""), seen, JOB))
        .isEqualTo(new Schema.Failed("see the log of its pod"));
  }

  private static PodSeen pod(String name, String hour, String words) {
    return new PodSeen(
        name,
        Names.MIGRATION,
        false,
        false,
        "2026-11-20T%s:00:00Z".formatted(hour),
        0,
        "",
        words,
        PodSigns.none(),
        true);
  }
}
