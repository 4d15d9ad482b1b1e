package io.rec.venuesimulator.kalshi;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.platform.http.Open;
import java.time.Clock;

/** The exchange's public calls. */
@Open
@Controller("/trade-api/v2/exchange")
final class ExchangeController {

  private final Clock clock;

  ExchangeController(Clock clock) {
    this.clock = clock;
  }

  @Get("/status")
  KalshiWire.Status status() {
    return new KalshiWire.Status(true, TradingHours.open(clock.instant()));
  }
}
