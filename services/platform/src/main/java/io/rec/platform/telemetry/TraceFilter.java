package io.rec.platform.telemetry;

import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Outermost filter: gives each request its id and span, measures it, and sends the id back. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class TraceFilter implements Ordered {

  private static final String SERVED = "recio.served";

  private final Tracer tracer;
  private final Traffic traffic;

  TraceFilter(Tracer tracer, Traffic traffic) {
    this.tracer = tracer;
    this.traffic = traffic;
  }

  private record Served(Span span, String requestId, long beganNanos) {}

  @RequestFilter
  void before(HttpRequest<?> request, MutablePropagatedContext propagated) {
    Context parent =
        W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), request.getHeaders(), Headers.GETTER);
    Optional<String> sent =
        Optional.ofNullable(request.getHeaders().get(RequestId.HEADER))
            .flatMap(RequestId::accepted);
    Span span = begin(request, parent, sent);
    String id = sent.orElseGet(() -> span.getSpanContext().getTraceId());
    span.setAttribute("recio.request_id", id);
    propagated.add(new TraceElement(RequestId.with(parent.with(span), id)));
    request.setAttribute(SERVED, new Served(span, id, System.nanoTime()));
    traffic.began();
  }

  private Span begin(HttpRequest<?> request, Context parent, Optional<String> sent) {
    SpanBuilder span =
        tracer
            .spanBuilder(request.getMethodName() + " " + route(request))
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", request.getMethodName())
            .setAttribute("url.path", request.getPath());
    boolean joins = Span.fromContext(parent).getSpanContext().isValid();
    Optional<String> trace = joins ? Optional.empty() : sent.flatMap(RequestId::asTrace);
    return trace.isPresent() ? TraceIds.under(trace.get(), span::startSpan) : span.startSpan();
  }

  @ResponseFilter
  void after(HttpRequest<?> request, MutableHttpResponse<?> response) {
    Optional<Served> served = request.getAttribute(SERVED, Served.class);
    if (served.isEmpty()) {
      return;
    }
    request.removeAttribute(SERVED, Served.class);
    finish(request, response, served.get());
  }

  private void finish(HttpRequest<?> request, MutableHttpResponse<?> response, Served served) {
    int status = response.code();
    response.header(RequestId.HEADER, served.requestId());
    served.span().setAttribute("http.response.status_code", status);
    if (status >= 500) {
      served.span().setStatus(StatusCode.ERROR);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - served.beganNanos());
    try (Scope scope = served.span().makeCurrent()) {
      traffic.ended(request.getMethodName(), route(request), status, took);
    }
    served.span().end();
  }

  /** The route's template, so that ids in paths do not make a metric each. */
  private static String route(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .map(route -> route instanceof UriRouteInfo<?, ?> uri ? uri.getUriMatchTemplate() : null)
        .map(Object::toString)
        .orElse("unmatched");
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  private enum Headers implements TextMapGetter<HttpHeaders> {
    GETTER;

    @Override
    public Iterable<String> keys(HttpHeaders headers) {
      return headers.names();
    }

    @Override
    public @Nullable String get(@Nullable HttpHeaders headers, String key) {
      return headers == null ? null : headers.get(key);
    }
  }
}
