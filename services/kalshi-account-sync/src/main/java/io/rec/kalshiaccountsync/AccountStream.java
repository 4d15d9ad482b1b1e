package io.rec.kalshiaccountsync;

import io.rec.platform.resilience.Backoff;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.venues.VenueHttp;
import io.rec.venues.kalshi.KalshiAccount;
import io.rec.venues.kalshi.KalshiVenue;
import io.rec.venues.stream.LastingStream;
import io.rec.venues.stream.StreamLimits;
import io.rec.venues.stream.StreamState;
import io.rec.venues.stream.Waits;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The account's WebSocket, signed anew at each connection. */
@Singleton
final class AccountStream {

  /** The exchange pings every ten seconds: two missed and a margin. */
  private static final Duration SILENCE = Duration.ofSeconds(25);

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient client = VenueHttp.client();
  private final LastingStream stream;
  private boolean started;

  AccountStream(KalshiAccount account, AccountFeed feed, Clock clock) {
    RandomGenerator random = RandomGenerator.getDefault();
    Waits waits = new Waits(Backoff.STARTING.waits(random), Backoff.STREAM.waits(random));
    StreamLimits limits = new StreamLimits(CONNECT, SILENCE, waits);
    this.stream =
        new LastingStream(client, () -> account.venue().stream(), limits, feed, clock)
            .signed(() -> headers(account));
  }

  /** Succeeds once the exchange has accepted a connection; later losses mend themselves. */
  synchronized void connect() throws NotYet {
    if (!started) {
      stream.start();
      started = true;
    }
    StreamState state = stream.state();
    if (state.connections() == 0) {
      throw new NotYet("account stream", Reason.DEPENDENCY_NOT_READY, state.lastLoss());
    }
  }

  StreamState state() {
    return stream.state();
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

  private static Map<String, String> headers(KalshiAccount account) {
    return account.headers("GET", KalshiVenue.STREAM_PATH);
  }
}
