package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.account.Tier;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** {@code /account/…} and the balance. An account holds the cash it was opened with. */
final class AccountCalls {

  private static final int DOLLAR_DECIMALS = 4;

  VenueAnswer endpointCosts() {
    return VenueAnswer.ok(
        new JsonObject()
            .with("default_cost", Metering.USUAL_COST)
            .with(
                "endpoint_costs",
                Metering.SPECIAL.stream()
                    .map(special -> cost(special.method(), special.path(), special.cost()))
                    .toList()));
  }

  VenueAnswer limits(Account account) {
    return VenueAnswer.ok(
        new JsonObject()
            .with("usage_tier", account.tier().wire())
            .with("read", rate(account.tier().read()))
            .with("write", rate(account.tier().write()))
            .with("grants", List.of()));
  }

  VenueAnswer balance(Account account) {
    BigDecimal dollars = account.cash().setScale(DOLLAR_DECIMALS, RoundingMode.FLOOR);
    return VenueAnswer.ok(
        new JsonObject()
            .with("balance", dollars.movePointRight(2).longValue())
            .with("balance_dollars", dollars.toPlainString())
            .with("portfolio_value", 0)
            .with("updated_ts", account.openedAt().getEpochSecond()));
  }

  private static JsonObject rate(Tier.Rate rate) {
    return new JsonObject()
        .with("refill_rate", rate.refill())
        .with("bucket_capacity", rate.capacity());
  }

  private static JsonObject cost(String method, String path, int tokens) {
    return new JsonObject().with("method", method).with("path", path).with("cost", tokens);
  }
}
