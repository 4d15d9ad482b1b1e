package io.rec.kalshiapiwatchdog;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Tells other services how the exchange's API is. */
@Controller("/api/exchange_health")
final class ExchangeHealthController {

  private final HealthLoop health;

  ExchangeHealthController(HealthLoop health) {
    this.health = health;
  }

  @Get
  ApiHealth health() {
    return health.health();
  }
}
