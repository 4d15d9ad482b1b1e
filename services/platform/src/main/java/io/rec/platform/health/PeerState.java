package io.rec.platform.health;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.http.Probed;
import io.rec.platform.role.Waiting;
import java.time.Instant;
import java.util.List;

/**
 * What one service said when it was last asked; version and start are empty when it is silent.
 *
 * @param throttledPercent in what part of the last seconds its processor time was used up
 */
@Serdeable
public record PeerState(
    String component,
    Condition condition,
    List<Waiting> waitingFor,
    String detail,
    String version,
    String mode,
    String startedAt,
    long answeredInMillis,
    int throttledPercent,
    Instant askedAt) {

  /** How it stands. */
  public enum Condition {
    READY,
    WAITING,
    SILENT
  }

  public PeerState {
    waitingFor = List.copyOf(waitingFor);
  }

  static PeerState silent(String component, Instant now, String why) {
    return new PeerState(component, Condition.SILENT, List.of(), why, "", "", "", 0, 0, now);
  }

  static PeerState told(
      String component, Instant now, Probed.Answered answered, Readiness readiness) {
    return new PeerState(
        component,
        answered.status() == 200 ? Condition.READY : Condition.WAITING,
        readiness.waitingFor(),
        readiness.waitingFor().stream()
            .findFirst()
            .map(first -> first.reason().word() + ": " + first.what() + ": " + first.detail())
            .orElse(""),
        readiness.version(),
        readiness.mode(),
        readiness.startedAt(),
        answered.took().toMillis(),
        readiness.throttledPercent(),
        now);
  }
}
