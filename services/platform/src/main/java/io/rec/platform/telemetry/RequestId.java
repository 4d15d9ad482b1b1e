package io.rec.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * X-Request-ID and the W3C trace id are one thing where they can be: an id that arrives alone and
 * has the form of a trace id becomes the trace id; a request without an id gets its trace id as id.
 */
public final class RequestId {

  public static final String HEADER = "X-Request-ID";

  private static final ContextKey<String> KEY = ContextKey.named("recio-request-id");
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");
  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");
  private static final String NO_TRACE = "0".repeat(32);

  private RequestId() {}

  /** The id of the request being served on this thread. */
  public static Optional<String> current() {
    return Optional.ofNullable(Context.current().get(KEY));
  }

  /** The trace id on this thread. */
  public static Optional<String> currentTrace() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid() ? Optional.of(span.getTraceId()) : Optional.empty();
  }

  static Context with(Context context, String id) {
    return context.with(KEY, id);
  }

  /** What a caller sent, when it is fit for a header and a log line. */
  static Optional<String> accepted(String header) {
    return Optional.of(header.strip()).filter(id -> SAFE.matcher(id).matches());
  }

  /** The id as a trace id, when it is one or a UUID. */
  static Optional<String> asTrace(String id) {
    String bare = id.replace("-", "").toLowerCase(Locale.ROOT);
    return Optional.of(bare)
        .filter(hex -> TRACE_ID.matcher(hex).matches() && !hex.equals(NO_TRACE));
  }
}
