package io.rec.activetradesupervisor;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.activetradesupervisor.book.TradeBook;
import io.rec.activetradesupervisor.watch.CriticalFailure;
import io.rec.activetradesupervisor.watch.Emergencies;
import io.rec.platform.http.ProblemException;
import java.sql.SQLException;

/** Where a critical failure is declared, and what it would lead to (contract 11.4). */
@Controller("/api/emergency")
final class EmergencyController {

  private final Emergencies emergencies;
  private final TradeBook book;

  EmergencyController(Emergencies emergencies, TradeBook book) {
    this.emergencies = emergencies;
    this.book = book;
  }

  /** The kill switch in force, and the policy of the next critical failure. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record State(String emergencyPolicy, String killSwitch) {}

  @Get
  State state() {
    return new State(emergencies.policy().word(), book.killSwitch().word());
  }

  @Post
  HttpResponse<State> declare(@Body CriticalFailure failure) throws SQLException {
    String cause = failure.cause();
    String by = failure.by();
    if (cause == null || cause.isBlank() || by == null || by.isBlank()) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "Incomplete", "Expected a cause, and by whom it is declared.");
    }
    emergencies.declare(cause, by);
    return HttpResponse.accepted().body(state());
  }
}
