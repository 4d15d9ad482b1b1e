package io.rec.activetradesupervisor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/** Tells other services which trades are supervised and how they stand. */
@Controller("/api/active_trades")
final class ActiveTradesController {

  @Serdeable
  record Answer(
      @JsonProperty("active_trades") List<SupervisedTrade> activeTrades,
      int count,
      Instant timestamp) {}

  private final Supervision supervision;

  ActiveTradesController(Supervision supervision) {
    this.supervision = supervision;
  }

  /** The timestamp is that of the newest pass, not of the question. */
  @Get
  Answer activeTrades() {
    List<SupervisedTrade> view = supervision.view();
    return new Answer(view, view.size(), supervision.lastPassAt());
  }
}
