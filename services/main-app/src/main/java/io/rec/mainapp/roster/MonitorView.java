package io.rec.mainapp.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The four blocks of the contract, and the line of every service.
 *
 * @param processes the operator as supervisor, and each service with its state
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MonitorView(
    Instant timestamp,
    String mode,
    String version,
    DatabaseBlock database,
    Apis apis,
    Map<String, String> processes,
    SystemBlock system,
    List<RosterLine> services) {

  /** What is not known is absent. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DatabaseBlock(
      String status,
      @Nullable String reason,
      @Nullable Long responseTime,
      @Nullable Integer connections) {}

  /** The outside services. */
  @Serdeable
  public record Apis(String kalshi, String coinbase, String sendgrid) {}

  /** Percent of this container's limits. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record SystemBlock(@Nullable Double cpu, @Nullable Double memory, @Nullable Double disk) {}
}
