package io.rec.cascadingfailuredetector;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of {@code /api/failure_detector_status}; restarts stay 0: none is asked for yet. */
@Serdeable
public record DetectorReport(
    String level,
    Map<String, ServiceRecord> services,
    @JsonProperty("restart_count") int restartCount,
    @JsonProperty("last_restart") @Nullable Instant lastRestart,
    @JsonProperty("root_cause") List<String> rootCauses,
    @JsonProperty("dependents_by_root") Map<String, List<String>> dependentsByRoot,
    @JsonProperty("database_serves") boolean databaseServes,
    Instant timestamp) {

  static final DetectorReport NONE =
      new DetectorReport(
          Level.NORMAL.name(), Map.of(), 0, null, List.of(), Map.of(), true, Instant.EPOCH);
}
