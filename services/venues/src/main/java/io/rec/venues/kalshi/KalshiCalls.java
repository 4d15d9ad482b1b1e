package io.rec.venues.kalshi;

import io.rec.venues.clock.SkewMeter;
import io.rec.venues.rest.CallBudget;
import io.rec.venues.rest.CallLimit;
import io.rec.venues.rest.CallLimiter;
import io.rec.venues.rest.VenueCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Calls to the exchange within its limits, for a service that is the only user of a credential. */
public final class KalshiCalls {

  /**
   * The platform's own limit for a credential, and what the lowest tier's bucket holds: 200 tokens
   * a second at 10 a call.
   */
  public static final List<CallLimit> LIMITS =
      List.of(new CallLimit(100, Duration.ofMinutes(1)), new CallLimit(20, Duration.ofSeconds(1)));

  private KalshiCalls() {}

  /**
   * Calls that are paid for with tokens, as the exchange counts them itself: for whoever knows the
   * account's limits.
   */
  public static VenueCalls of(
      HttpClient client, Supplier<URI> root, CallBudget budget, SkewMeter skew, Clock clock) {
    return new VenueCalls(client, root, budget, skew, clock, System::nanoTime);
  }

  /**
   * The root is the venue's without {@code /trade-api/v2}. The exchange names no time to wait after
   * a 429, so the wait grows with the refusals in a row.
   */
  public static VenueCalls of(
      HttpClient client,
      Supplier<URI> root,
      String credential,
      IntFunction<Duration> waitAfterRefusals,
      Clock clock) {
    CallLimiter limiter = new CallLimiter(LIMITS, waitAfterRefusals, clock);
    return new VenueCalls(
        client, root, limiter.budget(credential), new SkewMeter(), clock, System::nanoTime);
  }
}
