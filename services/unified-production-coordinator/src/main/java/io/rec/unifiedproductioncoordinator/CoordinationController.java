package io.rec.unifiedproductioncoordinator;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Tells other services what the newest cycle found. */
@Controller("/api/coordination")
final class CoordinationController {

  private final Coordination coordination;

  CoordinationController(Coordination coordination) {
    this.coordination = coordination;
  }

  @Get
  CycleReport report() {
    return coordination.report();
  }
}
