package io.rec.platform.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** The scrape. */
@Controller
@Open(beforeStart = true)
final class PrometheusController {

  private final PrometheusMeterRegistry meters;

  PrometheusController(PrometheusMeterRegistry meters) {
    this.meters = meters;
  }

  @Get(uris = {"/prometheus", "/metrics"})
  @Produces(MediaType.TEXT_PLAIN)
  String scrape() {
    return meters.scrape();
  }
}
