package io.rec.mainapp.gateway.thresholds;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Reads;
import io.rec.mainapp.gateway.Roles;
import io.rec.mainapp.gateway.Shelf;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import java.time.Clock;
import java.time.Duration;

/** What the desk warns of, and from where on. Set in the TradingSystem, and only shown here. */
@Refuses
@Controller("/api/thresholds")
@Needs(AccountRole.VIEWER)
final class ThresholdsController {

  private static final String MONITOR = "system-monitor";
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final Roles roles;
  private final Clock clock;
  private final Shelf<ThresholdLines> shelf;

  ThresholdsController(Roles roles, Reads reads, Clock clock) {
    this.roles = roles;
    this.clock = clock;
    this.shelf = reads.shelfOfPeer("The thresholds");
  }

  @Get
  Aged<ThresholdLines> thresholds() throws InterruptedException {
    return shelf.take(
        "",
        FRESH,
        () ->
            new Dated<>(
                roles.read(MONITOR, "/api/thresholds", ThresholdLines.class), clock.instant()));
  }
}
