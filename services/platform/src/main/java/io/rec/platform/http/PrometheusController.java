package io.rec.platform.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import org.jspecify.annotations.Nullable;

/** The scrape. */
@Controller
@Open(beforeStart = true)
final class PrometheusController {

  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry meters;

  PrometheusController(PrometheusMeterRegistry meters) {
    this.meters = meters;
  }

  /** Exemplars exist in OpenMetrics only, which Prometheus asks for when it keeps them. */
  @Get(uris = {"/prometheus", "/metrics"})
  @Produces(MediaType.ALL)
  HttpResponse<String> scrape(@Header(HttpHeaders.ACCEPT) @Nullable String accept) {
    String format = accept != null && accept.contains(OPEN_METRICS) ? OPEN_METRICS_TYPE : TEXT;
    return HttpResponse.ok(meters.scrape(format)).contentType(MediaType.of(format));
  }
}
