package io.rec.systemmonitor;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.health.PeerState;
import io.rec.systemmonitor.look.DatabaseFigures;
import io.rec.systemmonitor.look.Duplicates;
import io.rec.systemmonitor.look.ServiceFigures;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one round saw.
 *
 * @param outside how kalshi_api, coinbase_api and supervisor look: word and detail
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record SystemReport(
    Instant timestamp,
    String overallStatus,
    int servicesHealthy,
    int servicesTotal,
    List<String> failedServices,
    String databaseStatus,
    Resources systemResources,
    Duplicates duplicateProcesses,
    List<PeerState> services,
    Map<String, ServiceFigures> figures,
    DatabaseFigures database,
    Map<String, OutsidePart> outside) {

  /** One thing outside the system. */
  @Serdeable
  public record OutsidePart(String status, String detail) {

    boolean bad() {
      return status.equals("unhealthy") || status.equals("degraded");
    }
  }

  static final SystemReport NONE =
      of(
          Instant.EPOCH,
          List.of(),
          Map.of(),
          DatabaseFigures.lost("unknown"),
          Resources.UNKNOWN,
          Duplicates.NONE,
          Map.of());

  /** Healthy when everything is, unhealthy when at least half of the services fail. */
  static SystemReport of(
      Instant now,
      List<PeerState> services,
      Map<String, ServiceFigures> figures,
      DatabaseFigures database,
      Resources resources,
      Duplicates duplicates,
      Map<String, OutsidePart> outside) {
    List<String> failed =
        services.stream()
            .filter(state -> state.condition() != PeerState.Condition.READY)
            .map(PeerState::component)
            .toList();
    boolean allWell =
        failed.isEmpty()
            && database.serves()
            && duplicates.none()
            && outside.values().stream().noneMatch(OutsidePart::bad);
    boolean half = services.isEmpty() || 2 * failed.size() >= services.size();
    return new SystemReport(
        now,
        allWell ? "healthy" : half ? "unhealthy" : "degraded",
        services.size() - failed.size(),
        services.size(),
        failed,
        database.status(),
        resources,
        duplicates,
        services,
        figures,
        database,
        outside);
  }
}
