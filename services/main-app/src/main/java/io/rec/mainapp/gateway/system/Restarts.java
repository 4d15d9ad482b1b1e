package io.rec.mainapp.gateway.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The starts of the last day, component by component. */
@Serdeable
public record Restarts(Instant from, Instant to, List<Strip> components) {

  /** One component's starts, oldest first. */
  @Serdeable
  public record Strip(String component, List<Restart> starts) {}

  /**
   * One start.
   *
   * @param reason first, rollout (another version than before), or restart
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Restart(
      String pod, String version, Instant at, @Nullable Instant readyAt, String reason) {}
}
