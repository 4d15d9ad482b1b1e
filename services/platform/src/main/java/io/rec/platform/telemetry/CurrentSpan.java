package io.rec.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;

/** Ties measurements to the trace under which they were made, as exemplars. */
final class CurrentSpan implements SpanContext {

  @Override
  public @Nullable String getCurrentTraceId() {
    var span = Span.current().getSpanContext();
    return span.isValid() ? span.getTraceId() : null;
  }

  @Override
  public @Nullable String getCurrentSpanId() {
    var span = Span.current().getSpanContext();
    return span.isValid() ? span.getSpanId() : null;
  }

  /** A trace that nobody keeps is no example. */
  @Override
  public boolean isCurrentSpanSampled() {
    return Span.current().getSpanContext().isSampled();
  }

  @Override
  public void markCurrentSpanAsExemplar() {
    Span.current().setAttribute("exemplar", true);
  }
}
