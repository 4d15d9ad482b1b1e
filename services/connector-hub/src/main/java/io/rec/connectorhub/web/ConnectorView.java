package io.rec.connectorhub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.connectorhub.connect.HubConnectors.Elsewhere;
import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorHealth;
import io.rec.venues.connector.ConnectorStatus;
import io.rec.venues.connector.Diagnostics;
import io.rec.venues.connector.FailedAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connectors as they are shown. */
final class ConnectorView {

  private ConnectorView() {}

  /**
   * @param status of our own connectors; {@code elsewhere} for a part that another service plays
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Line(
      String name,
      String family,
      String type,
      String environment,
      String status,
      int errorCount,
      boolean circuitOpen,
      @Nullable String lastSuccess,
      @Nullable String lastError,
      String lastErrorMessage,
      @Nullable Boolean healthy,
      @Nullable Long keyAgeSeconds) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Failure(String at, String operation, int attempt, String code, String cause) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Whole(
      Line status,
      Map<String, String> policy,
      String circuit,
      long calls,
      long attempts,
      long failures,
      int running,
      List<Failure> recentErrors) {}

  @Serdeable(naming = SnakeCaseStrategy.class)
  record Health(boolean healthy, String message, long tookMs) {

    static Health of(ConnectorHealth health) {
      return new Health(health.healthy(), health.message(), health.took().toMillis());
    }
  }

  static Line line(Elsewhere part) {
    return new Line(
        part.family().word(),
        part.family().word(),
        part.type(),
        part.environment(),
        "elsewhere",
        0,
        false,
        null,
        null,
        "",
        null,
        null);
  }

  static Line line(
      Connector connector, Optional<ConnectorHealth> health, Optional<Instant> since, Instant now) {
    ConnectorStatus status = connector.status();
    return new Line(
        status.name(),
        status.family().word(),
        status.type(),
        "",
        status.status().word(),
        status.errorCount(),
        status.circuitOpen(),
        status.lastSuccess().map(Instant::toString).orElse(null),
        status.lastError().map(Instant::toString).orElse(null),
        status.lastErrorMessage(),
        health.map(ConnectorHealth::healthy).orElse(null),
        since.map(at -> Duration.between(at, now).toSeconds()).orElse(null));
  }

  static Whole whole(Line line, Diagnostics diagnostics) {
    return new Whole(
        line,
        diagnostics.policy(),
        diagnostics.circuit(),
        diagnostics.calls(),
        diagnostics.attempts(),
        diagnostics.failures(),
        diagnostics.running(),
        diagnostics.recentErrors().stream().map(ConnectorView::failure).toList());
  }

  private static Failure failure(FailedAttempt failed) {
    return new Failure(
        failed.at().toString(),
        failed.operation(),
        failed.attempt(),
        failed.code(),
        failed.cause());
  }
}
