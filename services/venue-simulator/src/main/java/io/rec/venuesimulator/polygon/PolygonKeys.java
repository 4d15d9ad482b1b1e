package io.rec.venuesimulator.polygon;

import io.rec.venuesimulator.account.CallQuota;
import io.rec.venuesimulator.wire.VenueRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that are registered, each with its plan. */
public final class PolygonKeys {

  private static final String BEARER = "Bearer ";
  private static final int FREE_CALLS = 5;

  /** One of them; a paid plan is not metered. */
  record Customer(Plan plan, Optional<CallQuota> quota) {}

  private final Clock wall;
  private final Map<String, Customer> customers = new ConcurrentHashMap<>();

  public PolygonKeys(Clock wall) {
    this.wall = wall;
  }

  public void register(String key, Plan plan) {
    Optional<CallQuota> quota =
        plan == Plan.FREE ? Optional.of(new CallQuota(FREE_CALLS, wall)) : Optional.empty();
    if (customers.putIfAbsent(key, new Customer(plan, quota)) != null) {
      throw new IllegalArgumentException("a Polygon key is registered twice");
    }
  }

  /** By the header of the packages or the parameter of a browser's address. */
  Customer caller(VenueRequest request) {
    String key =
        request
            .header("authorization")
            .filter(header -> header.startsWith(BEARER))
            .map(header -> header.substring(BEARER.length()).strip())
            .or(() -> request.query().one("apiKey"))
            .orElseThrow(() -> Refused.unauthorized("API Key was not provided"));
    return Optional.ofNullable(customers.get(key))
        .orElseThrow(() -> Refused.unauthorized("Unknown API Key"));
  }
}
