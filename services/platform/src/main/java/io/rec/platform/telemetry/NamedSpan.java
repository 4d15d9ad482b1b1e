package io.rec.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.Optional;

/** A span around a piece of work, or only the work outside of any trace. */
public final class NamedSpan {

  /** Work with a result. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /** Work without one. */
  @FunctionalInterface
  public interface Deed<E extends Exception> {
    void run() throws E;
  }

  private final Optional<SpanBuilder> span;

  NamedSpan(Optional<SpanBuilder> span) {
    this.span = span;
  }

  public NamedSpan with(String key, String value) {
    span.ifPresent(kept -> kept.setAttribute(key, value));
    return this;
  }

  /** It is kept, whatever share of the others is. */
  public NamedSpan kept() {
    span.ifPresent(builder -> builder.setAttribute(MoneySampler.MATTERS, true));
    return this;
  }

  /** It asks somebody outside of the desk. */
  public NamedSpan asking(String server) {
    span.ifPresent(
        kept -> kept.setSpanKind(SpanKind.CLIENT).setAttribute("server.address", server));
    return this;
  }

  public <E extends Exception> void run(Deed<E> deed) throws E {
    make(
        () -> {
          deed.run();
          return true;
        });
  }

  public <T, E extends Exception> T make(Work<T, E> work) throws E {
    if (span.isEmpty()) {
      return work.run();
    }
    Span begun = span.get().startSpan();
    try (Scope scope = begun.makeCurrent()) {
      return work.run();
    } catch (Exception | Error failed) {
      // Whatever it is goes on as it came; the trace shows where it began.
      begun.setStatus(StatusCode.ERROR);
      throw failed;
    } finally {
      begun.end();
    }
  }

  /** What only the work itself finds out. */
  public static void found(String key, String value) {
    Span.current().setAttribute(key, value);
  }
}
