package io.rec.symbolpricewatchdog;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.resilience.Backoff;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.symbolpricewatchdog.live.LivePrice;
import io.rec.symbolpricewatchdog.log.PriceSource;
import io.rec.symbolpricewatchdog.log.WatchedSymbol;
import io.rec.venues.VenueHttp;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.coinbase.CoinbaseFeed;
import io.rec.venues.stream.LastingStream;
import io.rec.venues.stream.StreamFigures;
import io.rec.venues.stream.StreamLimits;
import io.rec.venues.stream.StreamState;
import io.rec.venues.stream.Waits;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** The WebSocket to the data venue: kept open, its ticks handed to {@link LivePrice}. */
@Singleton
final class PriceStream {

  private final HttpClient client = VenueHttp.client();
  private final CoinbaseFeed feed;
  private final LastingStream stream;
  private boolean started;

  PriceStream(
      PriceSource source, WatchedSymbol symbol, LivePrice price, ObjectMapper json, Clock clock) {
    RandomGenerator random = RandomGenerator.getDefault();
    Waits waits = new Waits(Backoff.STARTING.waits(random), Backoff.STREAM.waits(random));
    this.feed = new CoinbaseFeed(json, symbol.productId(), price::take, new SkewMeter(), clock);
    this.stream = new LastingStream(client, source::feed, StreamLimits.waiting(waits), feed, clock);
  }

  /** Succeeds once the venue has accepted a connection; later losses mend themselves. */
  synchronized void connect() throws NotYet {
    if (!started) {
      stream.start();
      started = true;
    }
    StreamState state = stream.state();
    if (state.connections() == 0) {
      throw new NotYet("data venue", Reason.DEPENDENCY_NOT_READY, state.lastLoss());
    }
  }

  StreamState state() {
    return stream.state();
  }

  CoinbaseFeed feed() {
    return feed;
  }

  StreamFigures figures() {
    return stream.figures();
  }

  synchronized void close() throws InterruptedException {
    if (started) {
      stream.close();
    }
    client.shutdownNow();
  }

  @PreDestroy
  void shutdown() {
    client.shutdownNow();
  }
}
