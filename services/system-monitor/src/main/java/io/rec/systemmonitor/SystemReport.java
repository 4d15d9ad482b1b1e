package io.rec.systemmonitor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.health.PeerState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What one round saw. */
@Serdeable
public record SystemReport(
    Instant timestamp,
    @JsonProperty("overall_status") String overallStatus,
    @JsonProperty("services_healthy") int servicesHealthy,
    @JsonProperty("services_total") int servicesTotal,
    @JsonProperty("failed_services") List<String> failedServices,
    @JsonProperty("database_status") String databaseStatus,
    @JsonProperty("system_resources") Resources resources,
    @JsonProperty("duplicate_processes") Map<String, Integer> duplicates,
    List<PeerState> services) {

  static final SystemReport NONE =
      new SystemReport(
          Instant.EPOCH,
          "unhealthy",
          0,
          0,
          List.of(),
          "unknown",
          new Resources(null, null, null),
          Map.of(),
          List.of());

  /** Healthy when everything is, unhealthy when at least half of the services fail. */
  static SystemReport of(
      Instant now,
      List<PeerState> services,
      String databaseStatus,
      Resources resources,
      Map<String, Integer> duplicates) {
    List<String> failed =
        services.stream()
            .filter(state -> state.condition() != PeerState.Condition.READY)
            .map(PeerState::component)
            .toList();
    boolean allWell = failed.isEmpty() && databaseStatus.equals("healthy") && duplicates.isEmpty();
    boolean half = services.isEmpty() || 2 * failed.size() >= services.size();
    return new SystemReport(
        now,
        allWell ? "healthy" : half ? "unhealthy" : "degraded",
        services.size() - failed.size(),
        services.size(),
        failed,
        databaseStatus,
        resources,
        duplicates,
        services);
  }
}
