package io.rec.platform.events;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.rec.platform.telemetry.Traceparent;
import java.sql.Connection;
import java.sql.SQLException;

/** Handles each fact in the trace in which it was stated. */
record TracedHandler(String consumer, FactHandler handler, Tracer tracer) implements FactHandler {

  @Override
  public void handle(Connection transaction, Fact fact) throws SQLException {
    if (fact.traceparent() == null) {
      handler.handle(transaction, fact);
      return;
    }
    Span span =
        tracer
            .spanBuilder("handle " + fact.topic())
            .setParent(Traceparent.resumed(fact.traceparent()))
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("messaging.system", "postgresql")
            .setAttribute("messaging.destination.name", "system.outbox")
            .setAttribute("messaging.consumer.group.name", consumer)
            .setAttribute("messaging.message.id", String.valueOf(fact.id()))
            .startSpan();
    try (Scope scope = span.makeCurrent()) {
      handler.handle(transaction, fact);
    } catch (SQLException | RuntimeException failed) {
      span.setStatus(StatusCode.ERROR);
      throw failed;
    } finally {
      span.end();
    }
  }
}
