package io.rec.mainapp.gateway.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole system at a glance.
 *
 * @param roots components whose failure explains the others'
 * @param broken what is wrong, worst first
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SystemView(
    String overall,
    List<Broken> broken,
    List<Node> nodes,
    List<Edge> edges,
    List<String> roots,
    Resources resources,
    DatabaseTile database,
    List<ConnectorTile> connectors,
    List<JobTile> jobs) {

  /** Something broken: since when, and what happens next by itself. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Broken(
      String component,
      String cause,
      String impact,
      java.time.@Nullable Instant since,
      String next) {}

  /**
   * One component.
   *
   * @param starts24h null while the database does not say
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Node(
      String component,
      int port,
      @io.swagger.v3.oas.annotations.media.Schema(allowableValues = {"ready", "waiting", "away"})
          String state,
      String detail,
      String version,
      String mode,
      long upSeconds,
      long heardSecondsAgo,
      long answeredInMs,
      @Nullable Integer starts24h,
      boolean root) {}

  /** {@code from} needs {@code to}. */
  @Serdeable
  public record Edge(String from, String to) {}

  /** Percent of this system's limits and where they alert. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Resources(
      @Nullable Double cpuPercent,
      @Nullable Double memoryPercent,
      @Nullable Double diskPercent,
      int cpuAlert,
      int memoryAlert,
      int diskAlert) {}

  /** The database. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record DatabaseTile(
      String status,
      String reason,
      @Nullable Long responseMs,
      @Nullable Integer connections,
      @Nullable Integer maxConnections,
      @Nullable Long sizeBytes,
      @Nullable Integer schemaVersion) {}

  /** One outside connector. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record ConnectorTile(
      String name,
      String state,
      String detail,
      @Nullable String circuit,
      @Nullable Long countdownSeconds,
      @Nullable Long errors,
      java.time.@Nullable Instant lastSuccess,
      @Nullable Long budgetLeft) {}

  /** One job that runs now and then. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record JobTile(
      String name, String state, java.time.@Nullable Instant lastRun, String detail) {}
}
