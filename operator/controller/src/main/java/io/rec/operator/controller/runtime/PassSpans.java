package io.rec.operator.controller.runtime;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.rec.operator.api.TradingSystem;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells of a pass as a span, with its steps below it. */
final class PassSpans {
  private static final String PASS = "reconcile";
  private static final AttributeKey<String> NAMESPACE =
      AttributeKey.stringKey("k8s.namespace.name");
  private static final AttributeKey<String> NAME = AttributeKey.stringKey("recio.system");
  private static final AttributeKey<Long> GENERATION = AttributeKey.longKey("recio.generation");
  private static final AttributeKey<String> STATE = AttributeKey.stringKey("recio.state");
  private static final AttributeKey<List<String>> WRITES =
      AttributeKey.stringArrayKey("recio.writes");

  private final Tracer tracer;

  PassSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  <T> T pass(TradingSystem system, Supplier<T> work) {
    var known = system.getMetadata();
    var span =
        tracer
            .spanBuilder(PASS)
            .setNoParent()
            .setAttribute(NAMESPACE, known.getNamespace())
            .setAttribute(NAME, known.getName())
            .setAttribute(GENERATION, known.getGeneration())
            .startSpan();
    return within(span, work);
  }

  <T> T step(String name, Supplier<T> work) {
    return within(tracer.spanBuilder(name).startSpan(), work);
  }

  /** What came of the pass that is under way. */
  void outcome(@Nullable String state, List<String> writes) {
    var span = Span.current().setAttribute(WRITES, writes);
    if (state != null) {
      span.setAttribute(STATE, state);
    }
  }

  private static <T> T within(Span span, Supplier<T> work) {
    try (var scope = span.makeCurrent()) {
      return work.get();
    } catch (RuntimeException e) {
      // Never the message as it is: an API server repeats what it was sent.
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      throw e;
    } finally {
      span.end();
    }
  }
}
