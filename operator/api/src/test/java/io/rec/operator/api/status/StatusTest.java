package io.rec.operator.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.Yaml;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTest {
  private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");

  @Test
  void anUnknownStatusIsWrittenAsNothing() {
    assertThat(Yaml.serialization().asJson(TradingSystemStatus.empty())).isEqualTo("{}");
  }

  @Test
  void writesTimesAsKubernetesReadsThem() {
    var status =
        TradingSystemStatus.empty()
            .change()
            .conditions(
                List.of(new Condition("Ready", ConditionStatus.TRUE, "Running", null, 3L, NOW)))
            .seal();

    assertThat(Yaml.serialization().asJson(status))
        .isEqualTo(
            """
            {"conditions":[{"type":"Ready","status":"True","reason":"Running",\
            "observedGeneration":3,"lastTransitionTime":"2026-11-21T04:00:00Z"}]}\
            """);
  }

  @Test
  void aSentenceThatIsTooLongIsCutInsteadOfLeavingTheStatusUnwritten() {
    var status = TradingSystemStatus.empty().change().message("x".repeat(5_000)).seal();

    assertThat(status.message()).hasSize(1024).endsWith("x …");
  }

  @Test
  void readingAndWritingLosesNothing() {
    var status =
        TradingSystemStatus.empty()
            .change()
            .observedGeneration(4L)
            .state(SystemState.RECOVERING.text())
            .recovery(
                new RecoveryStatus(
                    "Restarting",
                    "r-1",
                    null,
                    List.of("postgres"),
                    List.of(new RecoveryStage(List.of("trade-manager"))),
                    0,
                    NOW,
                    List.of(NOW),
                    null,
                    null,
                    null))
            .seal();

    var again =
        Yaml.serialization()
            .unmarshal(Yaml.serialization().asJson(status), TradingSystemStatus.class);

    assertThat(again).isEqualTo(status);
  }

  @Test
  void aDraftLeavesItsOriginalAlone() {
    var before = TradingSystemStatus.empty();

    before.change().message("changed").seal();

    assertThat(before.message()).isNull();
  }
}
