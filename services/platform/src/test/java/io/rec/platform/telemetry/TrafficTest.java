package io.rec.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Traffic traffic =
      new Traffic(meters, Clock.fixed(Instant.parse("2026-11-28T08:00:00Z"), ZoneOffset.UTC));

  @Test
  @DisplayName("TPS-MT-02 failures are those of requests, not what a probe is told while we wait")
  void probesAreNoFailures() {
    answered("/health/ready", 503);
    answered("/health", 503);
    answered("/orders", 200);
    assertThat(value("error_rate")).isZero();

    answered("/orders", 500);
    answered("/prometheus", 200);
    assertThat(value("error_rate")).isEqualTo(0.5);
    assertThat(value("throughput")).isEqualTo(2);
  }

  @Test
  @DisplayName("each answer is measured by its route and status, probes too")
  void everyAnswerIsMeasured() {
    answered("/health/ready", 503);

    assertThat(
            meters
                .get("http.server.requests")
                .tags("uri", "/health/ready", "status", "503")
                .timer()
                .count())
        .isEqualTo(1);
  }

  private void answered(String route, int status) {
    traffic.began();
    traffic.ended("GET", route, status, Duration.ofMillis(5));
  }

  private double value(String gauge) {
    return meters.get(gauge).gauge().value();
  }
}
