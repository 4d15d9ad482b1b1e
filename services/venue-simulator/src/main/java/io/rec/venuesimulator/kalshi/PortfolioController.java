package io.rec.venuesimulator.kalshi;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.platform.http.Open;

/** Calls about the account. The caller's signature is not asked for: there is one account only. */
@Open
@Controller("/trade-api/v2/portfolio")
final class PortfolioController {

  private final PaperAccount account;

  PortfolioController(PaperAccount account) {
    this.account = account;
  }

  @Get("/balance")
  KalshiWire.Balance balance() {
    return account.balance();
  }
}
