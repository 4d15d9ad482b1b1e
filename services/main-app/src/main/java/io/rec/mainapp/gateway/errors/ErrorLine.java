package io.rec.mainapp.gateway.errors;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Map;

/**
 * All errors of one fingerprint in one service; message, stack, context and trace are the newest's.
 *
 * @param service with underscores, as the log has it
 * @param kind class of the innermost exception, or the logger's name without one
 * @param stack empty in a list
 * @param times log lines since it was first seen
 * @param critical no retry will heal it
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ErrorLine(
    String service,
    String fingerprint,
    String kind,
    String message,
    String logger,
    String stack,
    Map<String, String> context,
    String traceId,
    String firstRelease,
    String release,
    Instant firstSeen,
    Instant lastSeen,
    long times,
    boolean critical) {

  /** The monitor's answer: one that lacks something is none. */
  public ErrorLine {
    requireNonNull(service, "service");
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(kind, "kind");
    requireNonNull(message, "message");
    requireNonNull(logger, "logger");
    requireNonNull(stack, "stack");
    context = Map.copyOf(context);
    requireNonNull(traceId, "trace_id");
    requireNonNull(firstRelease, "first_release");
    requireNonNull(release, "release");
    requireNonNull(firstSeen, "first_seen");
    requireNonNull(lastSeen, "last_seen");
  }
}
