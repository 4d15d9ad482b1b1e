package io.rec.symbolpricewatchdog;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.venues.clock.Skew;
import io.rec.venues.coinbase.FeedFigures;
import io.rec.venues.coinbase.PriceRefusal;
import io.rec.venues.stream.StreamFigures;
import io.rec.venues.stream.StreamState;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What the feed counted, and how far the venue's clock is from ours, for health and metrics. */
@Singleton
final class FeedDetails {

  private static final double MILLIS = 1000;

  private final PriceStream stream;

  FeedDetails(PriceStream stream, MeterRegistry meters) {
    this.stream = stream;
    count(meters, "ticks", "Ticks that arrived and can be prices", s -> s.feed().figures().ticks());
    count(meters, "lost", "Messages missing in the numbers", s -> s.feed().figures().lost());
    count(meters, "duplicates", "Messages that came twice", s -> s.feed().figures().duplicates());
    count(meters, "late", "Messages that came after a newer one", s -> s.feed().figures().late());
    count(meters, "unreadable", "Messages that are none", s -> s.figures().malformed());
    count(meters, "giants", "Messages longer than allowed", s -> s.figures().giants());
    count(meters, "losses", "Connections lost or not made", s -> s.figures().losses());
    for (PriceRefusal refusal : PriceRefusal.values()) {
      FunctionCounter.builder("recio.price.feed.refused", stream, s -> refused(s, refusal))
          .description("Prices of the feed that cannot be one")
          .tag("reason", word(refusal))
          .register(meters);
    }
    Gauge.builder("recio.price.feed.live", stream, s -> s.state().live() ? 1 : 0)
        .description("1 while what comes over the feed is the present")
        .register(meters);
    Gauge.builder("recio.price.feed.skew", stream, FeedDetails::skewSeconds)
        .description("Seconds the venue's clock is ahead of ours; NaN when not measured")
        .register(meters);
  }

  void addTo(Map<String, Object> details) {
    StreamState state = stream.state();
    FeedFigures feed = stream.feed().figures();
    StreamFigures figures = stream.figures();
    Skew skew = stream.feed().skew().skew();
    details.put("feed", state.link().word());
    details.put("feed_connected", state.connected());
    details.put("feed_connections", state.connections());
    details.put("feed_losses", figures.losses());
    details.put("feed_last_loss", state.lastLoss());
    details.put("feed_messages", feed.messages());
    details.put("feed_ticks", feed.ticks());
    details.put("feed_lost_messages", feed.lost());
    details.put("feed_duplicate_messages", feed.duplicates());
    details.put("feed_late_messages", feed.late());
    details.put("feed_unreadable_messages", figures.malformed());
    details.put("feed_last_unreadable", figures.lastMalformed());
    details.put("feed_giant_messages", figures.giants());
    details.put("feed_prices_refused", refused(feed));
    details.put("feed_clock_skew_ms", skew.offset().toMillis());
    details.put("feed_clock_skewed", skew.alarm());
  }

  private void count(
      MeterRegistry meters, String name, String description, ToDoubleFunction<PriceStream> value) {
    FunctionCounter.builder("recio.price.feed." + name, stream, value)
        .description(description)
        .register(meters);
  }

  private static Map<String, Long> refused(FeedFigures feed) {
    Map<String, Long> occurred = new TreeMap<>();
    feed.refused().forEach((refusal, count) -> occurred.put(word(refusal), count));
    return occurred;
  }

  private static double refused(PriceStream stream, PriceRefusal refusal) {
    return stream.feed().figures().refused().getOrDefault(refusal, 0L);
  }

  private static double skewSeconds(PriceStream stream) {
    Skew skew = stream.feed().skew().skew();
    return skew.observations() == 0 ? Double.NaN : skew.offset().toMillis() / MILLIS;
  }

  private static String word(PriceRefusal refusal) {
    return refusal.name().toLowerCase(Locale.ROOT);
  }
}
