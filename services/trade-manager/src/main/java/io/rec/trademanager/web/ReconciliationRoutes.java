package io.rec.trademanager.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
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

  /** A person has looked at both figures and says that the exchange's is right. */
  @Post("/reconcile/balance")
  Report accept(@Body AcceptedBalance accepted) throws SQLException, InterruptedException {
    var cash = accepted.cash();
    var report = reconciliation.accept(cash, accepted.person());
    var open = report.openBalance();
    if (open.isPresent()) {
      throw refused(open.get().venues(), cash.toString());
    }
    return report;
  }

  private static ProblemException refused(String venues, String said) {
    return venues.equals(said)
        ? new ProblemException(
            HttpStatus.CONFLICT,
            "BalanceMoves",
            "The exchange's cash moves right now, or an order rests: nothing was booked.")
        : new ProblemException(
            HttpStatus.CONFLICT,
            "AnotherBalance",
            "The exchange's cash is %s, not %s: nothing was booked.".formatted(venues, said));
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
