package io.rec.systemmonitor;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Tells other services what the newest round saw. */
@Controller("/api/system_health")
final class SystemHealthController {

  private final Monitoring monitoring;

  SystemHealthController(Monitoring monitoring) {
    this.monitoring = monitoring;
  }

  @Get
  SystemReport report() {
    return monitoring.report();
  }
}
