package io.rec.cascadingfailuredetector;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the probes of one service showed so far. */
@Serdeable
public record ServiceRecord(
    String status,
    @JsonProperty("consecutive_failures") int consecutiveFailures,
    @JsonProperty("last_ok") @Nullable Instant lastOk,
    String detail,
    @JsonProperty("latency_ms") long latencyMillis) {

  static final ServiceRecord UNKNOWN = new ServiceRecord("unknown", 0, null, "", 0);

  ServiceRecord ok(Instant now, long latency) {
    return new ServiceRecord("healthy", 0, now, "", latency);
  }

  ServiceRecord failed(String why, long latency) {
    return new ServiceRecord("unhealthy", consecutiveFailures + 1, lastOk, why, latency);
  }

  boolean failing() {
    return consecutiveFailures > 0;
  }
}
