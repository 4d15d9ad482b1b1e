package io.rec.platform.health;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.role.Waiting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /health/ready}.
 *
 * @param throttledPercent in what part of the last seconds its processor time was used up
 */
@Serdeable
public record Readiness(
    String status,
    String component,
    List<Waiting> waitingFor,
    String step,
    String version,
    String mode,
    String startedAt,
    int throttledPercent) {

  public Readiness(
      String status,
      String component,
      @Nullable List<Waiting> waitingFor,
      @Nullable String step,
      @Nullable String version,
      @Nullable String mode,
      @Nullable String startedAt,
      int throttledPercent) {
    this.status = status;
    this.component = component;
    this.waitingFor = waitingFor == null ? List.of() : List.copyOf(waitingFor);
    this.step = step == null ? "" : step;
    this.version = version == null ? "" : version;
    this.mode = mode == null ? "" : mode;
    this.startedAt = startedAt == null ? "" : startedAt;
    this.throttledPercent = throttledPercent;
  }
}
