package io.rec.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Begins the spans of the steps in a trade's way that a trader would name. Calls and transactions
 * have their spans by themselves and lie below these.
 */
@Singleton
public final class NamedSpans {

  private final Tracer tracer;

  NamedSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  /** The first step of a trace. */
  public NamedSpan first(String name) {
    return new NamedSpan(Optional.of(tracer.spanBuilder(name).setNoParent()));
  }

  /** A step in the trace on this thread; without one it leaves nothing. */
  public NamedSpan next(String name) {
    return new NamedSpan(
        Span.current().getSpanContext().isValid()
            ? Optional.of(tracer.spanBuilder(name))
            : Optional.empty());
  }

  /**
   * A step of something that began earlier and was stored with its trace. It lies in that trace; if
   * what leads to it has another one, a link leads there.
   */
  public NamedSpan later(String name, Optional<String> began) {
    if (began.isEmpty()) {
      return next(name);
    }
    var here = Span.current();
    Context stored = Traceparent.resumed(began.get());
    if (here.getSpanContext().getTraceId().equals(traceId(stored))) {
      return next(name);
    }
    var span = tracer.spanBuilder(name).setParent(stored);
    return new NamedSpan(
        Optional.of(here.getSpanContext().isValid() ? span.addLink(here.getSpanContext()) : span));
  }

  private static String traceId(Context context) {
    return Span.fromContext(context).getSpanContext().getTraceId();
  }
}
