package io.rec.venuesimulator.binance;

import io.rec.venuesimulator.binance.order.Denied;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.time.Clock;
import java.util.List;

/** How many new orders an account sends. */
final class OrderMeter {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final long TEN_SECONDS = 10;
  private static final long MOST_IN_TEN_SECONDS = 100;
  private static final long DAY = 86_400;
  private static final long MOST_IN_A_DAY = 200_000;

  private final WindowCount tenSeconds;
  private final WindowCount day;

  OrderMeter(Clock clock) {
    this.tenSeconds = new WindowCount(MOST_IN_TEN_SECONDS, TEN_SECONDS, clock);
    this.day = new WindowCount(MOST_IN_A_DAY, DAY, clock);
  }

  /** What the venue says of its limits. */
  static List<JsonObject> limits() {
    return List.of(
        limit("REQUEST_WEIGHT", "MINUTE", 1, WeightMeter.LIMIT),
        limit("ORDERS", "SECOND", (int) TEN_SECONDS, MOST_IN_TEN_SECONDS),
        limit("ORDERS", "DAY", 1, MOST_IN_A_DAY));
  }

  /** Counts an order, or refuses it. */
  Count take() {
    long inTenSeconds = tenSeconds.add(1);
    if (inTenSeconds > tenSeconds.limit()) {
      throw tooMany(tenSeconds.limit(), "10 SECOND");
    }
    long today = day.add(1);
    if (today > day.limit()) {
      throw tooMany(day.limit(), "1 DAY");
    }
    return new Count(inTenSeconds, today);
  }

  /** The orders so far, with this one. */
  record Count(long inTenSeconds, long today) {

    VenueAnswer on(VenueAnswer answer) {
      return answer
          .with("X-MBX-ORDER-COUNT-10S", String.valueOf(inTenSeconds))
          .with("X-MBX-ORDER-COUNT-1D", String.valueOf(today));
    }
  }

  private static Denied tooMany(long limit, String window) {
    return new Denied(
        TOO_MANY_REQUESTS,
        -1015,
        "Too many new orders; current limit is %d orders per %s.".formatted(limit, window));
  }

  private static JsonObject limit(String kind, String interval, int count, long limit) {
    return new JsonObject()
        .with("rateLimitType", kind)
        .with("interval", interval)
        .with("intervalNum", count)
        .with("limit", limit);
  }
}
