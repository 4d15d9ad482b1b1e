package io.rec.systemmonitor.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThresholdsInForceTest {

  @Test
  @DisplayName("REC-SYS-03 each limit is shown with the usual one and with what sets it")
  void showsEach() {
    var shown =
        ThresholdsInForce.of(
            new Thresholds(
                70, 85, 90, 2.5, 5, 80, Duration.ofSeconds(30), Duration.ofMinutes(1), 10));

    assertThat(shown.raiseAfter()).isEqualTo(30);
    assertThat(shown.clearAfter()).isEqualTo(60);
    assertThat(shown.limits()).hasSize(Kind.values().length);
    assertThat(shown.limits().getFirst())
        .isEqualTo(
            new ThresholdsInForce.Line(
                "cpu_usage",
                "CPU use of its limit",
                "%",
                70,
                63,
                80,
                "RECIO_SET_THRESHOLDS_CPU_USAGE"));
    assertThat(shown.limits().get(3))
        .isEqualTo(
            new ThresholdsInForce.Line(
                "api_response_time",
                "response time on average",
                "s",
                2.5,
                2.25,
                5,
                "RECIO_SET_THRESHOLDS_API_RESPONSE_TIME"));
  }
}
