package io.rec.symbolpricewatchdog;

import io.rec.platform.health.Part;
import io.rec.platform.health.Part.Verdict;
import io.rec.platform.prices.PricePoint;
import io.rec.symbolpricewatchdog.live.LastKnown;
import io.rec.symbolpricewatchdog.live.Refusals;
import io.rec.venues.clock.Skew;
import io.rec.venues.stream.StreamState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * How the feed is for those who go by its prices: healthy while they are fresh, degraded while they
 * are fresh by a clock that is certainly wrong, unhealthy with the reason when they are not.
 */
@Singleton
final class FeedHealth {

  private static final Duration FRESH_FOR = PricePoint.FRESH_FOR;

  private final PriceStream stream;
  private final LastKnown lastKnown;
  private final Refusals refusals;
  private final Clock clock;

  FeedHealth(PriceStream stream, LastKnown lastKnown, Refusals refusals, Clock clock) {
    this.stream = stream;
    this.lastKnown = lastKnown;
    this.refusals = refusals;
    this.clock = clock;
  }

  Part now() {
    StreamState state = stream.state();
    if (!state.connected()) {
      return Part.unhealthy(state.lastLoss());
    }
    if (lastKnown.price().filter(price -> !price.stale()).isEmpty()) {
      return Part.unhealthy(whyNothingFresh());
    }
    Skew skew = stream.feed().skew().skew();
    return skew.alarm() ? new Part(Verdict.DEGRADED, skew.words()) : Part.healthy();
  }

  /** A wrong clock and a refused tick look like silence from outside, and are mended elsewhere. */
  private String whyNothingFresh() {
    String silence = "connected, but no fresh tick for more than " + FRESH_FOR.toSeconds() + " s";
    String refused =
        refusals
            .latest()
            .filter(latest -> latest.at().plus(FRESH_FOR).isAfter(clock.instant()))
            .map(latest -> "; ticks are refused: " + latest.reason().word())
            .orElse("");
    Skew skew = stream.feed().skew().skew();
    return silence + refused + (skew.alarm() ? "; " + skew.words() : "");
  }
}
