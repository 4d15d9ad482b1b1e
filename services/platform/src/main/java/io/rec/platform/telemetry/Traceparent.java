package io.rec.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The trace as one line of text, for where there are no headers: facts and announcements. */
public final class Traceparent {

  /** The line's name in HTTP, and the key under which it travels in JSON. */
  public static final String KEY = "traceparent";

  private Traceparent() {}

  /**
   * The trace on this thread. It travels whether somebody keeps it or not: all logs of one way have
   * its id.
   */
  public static Optional<String> current() {
    if (!Span.current().getSpanContext().isValid()) {
      return Optional.empty();
    }
    AtomicReference<String> line = new AtomicReference<>("");
    W3CTraceContextPropagator.getInstance()
        .inject(
            Context.current(),
            line,
            (carrier, key, value) -> {
              if (carrier != null && key.equals(KEY)) {
                carrier.set(value);
              }
            });
    return Optional.of(line.get());
  }

  /** The context in which the work goes on that another process began; a bad line begins anew. */
  public static Context resumed(String line) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), line, Line.GETTER);
  }

  private enum Line implements TextMapGetter<String> {
    GETTER;

    @Override
    public Iterable<String> keys(String line) {
      return List.of(KEY);
    }

    @Override
    public @Nullable String get(@Nullable String line, String key) {
      return key.equals(KEY) ? line : null;
    }
  }
}
