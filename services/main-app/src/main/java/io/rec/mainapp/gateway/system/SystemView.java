package io.rec.mainapp.gateway.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole system at a glance.
 *
 * @param verdict who says what is broken
 * @param broken what is wrong, worst first
 * @param roots what explains the failures of others; not only components
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SystemView(
    String overall,
    Verdict verdict,
    List<Broken> broken,
    List<Node> nodes,
    List<Edge> edges,
    List<String> roots,
    Resources resources,
    DatabaseTile database,
    List<ConnectorTile> connectors,
    List<JobTile> jobs) {

  /**
   * Who says what is broken.
   *
   * @param by the gateway while the detector is silent: then causes outside are not known
   * @param level the detector's word of how bad it is; empty while it is silent
   * @param at of the detector's newest look; null while it is silent
   * @param reason why the detector is silent, a sentence; empty otherwise
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Verdict(
      @Schema(allowableValues = {"detector", "gateway"}) String by,
      String level,
      @Nullable Instant at,
      String reason) {}

  /**
   * Something broken: since when, and what happens next by itself.
   *
   * @param component or what is outside: database, dns, clock, kalshi_api, coinbase_api
   * @param by who says so: the detector of a root, the gateway of what no root explains
   * @param outside whether it is no component of ours
   * @param cause what was seen, a sentence
   * @param impact what it means for trading
   * @param followers what fails because of it
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Broken(
      String component,
      @Schema(allowableValues = {"detector", "gateway"}) String by,
      boolean outside,
      boolean critical,
      String cause,
      String impact,
      @Nullable Instant since,
      String next,
      List<Follower> followers) {}

  /**
   * One that fails because of another.
   *
   * @param state ready, waiting or away; empty when the manifest does not have it
   */
  @Serdeable
  public record Follower(String component, String state, String detail) {}

  /**
   * One component.
   *
   * @param starts24h null while the database does not say
   * @param root whether the detector names it as a cause
   * @param becauseOf the cause from which it suffers, if the detector names one
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Node(
      String component,
      int port,
      @Schema(allowableValues = {"ready", "waiting", "away"}) String state,
      String detail,
      String version,
      String mode,
      long upSeconds,
      long heardSecondsAgo,
      long answeredInMs,
      @Nullable Integer starts24h,
      boolean root,
      @Nullable String becauseOf) {}

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
      @Nullable Instant lastSuccess,
      @Nullable Long budgetLeft) {}

  /** One job that runs now and then. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record JobTile(String name, String state, @Nullable Instant lastRun, String detail) {}
}
