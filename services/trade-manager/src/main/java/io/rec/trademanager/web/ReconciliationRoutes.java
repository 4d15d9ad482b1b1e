package io.rec.trademanager.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.rec.platform.http.ProblemException;
import io.rec.trademanager.reconciliation.Reconciliation;
import io.rec.trademanager.reconciliation.Report;
import java.sql.SQLException;

/** Our books beside the venue's. */
@Controller("/api")
final class ReconciliationRoutes {
  private final Reconciliation reconciliation;

  ReconciliationRoutes(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  @Post("/reconcile")
  @Consumes(MediaType.ALL)
  Report reconcile() throws SQLException, InterruptedException {
    return reconciliation.run("request");
  }

  @Get("/reconciliation")
  Report latest() throws SQLException {
    return reconciliation
        .latest()
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND, "NothingCompared", "Nothing was compared yet."));
  }
}
