package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.account.Tier;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.List;

/** {@code /account/…}: what calls cost and how many an account may make. */
final class AccountCalls {

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

  private static JsonObject rate(Tier.Rate rate) {
    return new JsonObject()
        .with("refill_rate", rate.refill())
        .with("bucket_capacity", rate.capacity());
  }

  private static JsonObject cost(String method, String path, int tokens) {
    return new JsonObject().with("method", method).with("path", path).with("cost", tokens);
  }
}
