package io.rec.platform.error;

import java.time.Instant;
import java.util.Map;

/**
 * One error, or several of one fingerprint; message, stack, context and trace are the newest one's.
 *
 * @param kind class of the innermost exception, or the logger's name without one
 */
record SeenError(
    String fingerprint,
    String kind,
    String message,
    String logger,
    String stack,
    Map<String, String> context,
    String traceId,
    Instant first,
    Instant last,
    long times) {

  SeenError {
    context = Map.copyOf(context);
  }

  SeenError and(SeenError later) {
    return new SeenError(
        fingerprint,
        later.kind,
        later.message,
        later.logger,
        later.stack,
        later.context,
        later.traceId,
        first.isBefore(later.first) ? first : later.first,
        last.isAfter(later.last) ? last : later.last,
        times + later.times);
  }
}
