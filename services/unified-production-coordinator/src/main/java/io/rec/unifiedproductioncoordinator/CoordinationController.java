package io.rec.unifiedproductioncoordinator;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Tells how the production stands. */
@Controller("/api/coordination")
final class CoordinationController {

  private final StatusReports reports;

  CoordinationController(StatusReports reports) {
    this.reports = reports;
  }

  @Get
  CycleReport report() {
    return reports.report();
  }
}
