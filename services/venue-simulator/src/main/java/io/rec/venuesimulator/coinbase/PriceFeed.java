package io.rec.venuesimulator.coinbase;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Sends every subscriber its tickers four times a second and its heartbeat once a second. */
@Singleton
public final class PriceFeed {

  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final FeedConnections connections;
  private final Tickers tickers;
  private final RoleLoop tickerLoop;
  private final RoleLoop heartbeatLoop;
  private final Clock clock;
  private final AtomicLong tickersSent = new AtomicLong();
  private final AtomicLong beats = new AtomicLong();

  PriceFeed(FeedConnections connections, Tickers tickers, Loops loops, Clock clock) {
    this.connections = connections;
    this.tickers = tickers;
    this.clock = clock;
    this.tickerLoop = new RoleLoop(loops, "coinbase-tickers", TICK, this::sendTickers);
    this.heartbeatLoop = new RoleLoop(loops, "coinbase-heartbeats", BEAT, this::sendHeartbeats);
  }

  public void start() {
    tickerLoop.start();
  }

  public void startHeartbeats() {
    heartbeatLoop.start();
  }

  public void stop() {
    tickerLoop.stop();
    heartbeatLoop.stop();
  }

  public void closeConnections() {
    connections.all().forEach(FeedConnection::close);
  }

  public int connections() {
    return connections.count();
  }

  public long tickersSent() {
    return tickersSent.get();
  }

  private void sendTickers() throws IOException {
    for (FeedConnection connection : connections.all()) {
      List<Wire.Ticker> now =
          connection.productsOf("ticker").stream()
              .flatMap(product -> tickers.now(product).stream())
              .toList();
      if (!now.isEmpty()) {
        connection.send("ticker", clock.instant(), new Wire.TickerEvent("update", now));
        tickersSent.addAndGet(now.size());
      }
    }
  }

  private void sendHeartbeats() throws IOException {
    Wire.Heartbeat beat = new Wire.Heartbeat(clock.instant().toString(), beats.incrementAndGet());
    for (FeedConnection connection : connections.all()) {
      if (!connection.productsOf("heartbeats").isEmpty()) {
        connection.send("heartbeats", clock.instant(), beat);
      }
    }
  }
}
