package io.rec.kalshiaccountsync.stream;

import io.micronaut.serde.ObjectMapper;
import io.rec.kalshiaccountsync.alert.Admission;
import io.rec.kalshiaccountsync.alert.StreamWatch;
import io.rec.kalshiaccountsync.reading.AccountReading;
import io.rec.platform.resilience.Backoff;
import io.rec.venues.VenueHttp;
import io.rec.venues.kalshi.CredentialsUnusable;
import io.rec.venues.kalshi.KalshiAccount;
import io.rec.venues.kalshi.KalshiVenue;
import io.rec.venues.stream.LastingStream;
import io.rec.venues.stream.Link;
import io.rec.venues.stream.StreamFigures;
import io.rec.venues.stream.StreamLimits;
import io.rec.venues.stream.StreamState;
import io.rec.venues.stream.Waits;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The account's WebSocket while this process holds the lease: one stream for each tenure. */
@Singleton
public final class AccountStream implements StreamWatch {

  /** The exchange pings every ten seconds: two missed and a margin. */
  private static final Duration SILENCE = Duration.ofSeconds(25);

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient client = VenueHttp.client();
  private final KalshiAccount account;
  private final AccountReading reading;
  private final Admission admission;
  private final ObjectMapper json;
  private final NewsDesk desk;
  private final Clock clock;
  private volatile @Nullable LastingStream stream;

  AccountStream(
      KalshiAccount account,
      AccountReading reading,
      Admission admission,
      ObjectMapper json,
      NewsDesk desk,
      Clock clock) {
    this.account = account;
    this.reading = reading;
    this.admission = admission;
    this.json = json;
    this.desk = desk;
    this.clock = clock;
  }

  /** Begins to connect; does nothing while it is open. */
  public synchronized void open() {
    if (stream != null) {
      return;
    }
    RandomGenerator random = RandomGenerator.getDefault();
    Waits waits = new Waits(Backoff.STARTING.waits(random), Backoff.STREAM.waits(random));
    AccountFeed feed = new AccountFeed(json, desk::put, admission::ofStream, reading::soon);
    LastingStream fresh =
        new LastingStream(
                client,
                () -> account.venue().stream(),
                new StreamLimits(CONNECT, SILENCE, waits),
                feed,
                clock)
            .signed(this::handshake)
            .telling(this::changed);
    stream = fresh;
    fresh.start();
  }

  /** Ends the connection for good or until the next tenure. */
  public synchronized void close() throws InterruptedException {
    LastingStream open = stream;
    if (open != null) {
      open.close();
      stream = null;
    }
  }

  /** Empty on standby. */
  public Optional<StreamState> state() {
    return Optional.ofNullable(stream).map(LastingStream::state);
  }

  /** Empty on standby. */
  public Optional<StreamFigures> figures() {
    return Optional.ofNullable(stream).map(LastingStream::figures);
  }

  @Override
  public boolean live() {
    return state().map(StreamState::live).orElse(false);
  }

  @Override
  public String loss() {
    return state().map(StreamState::lastLoss).orElse("");
  }

  @PreDestroy
  void shutdown() {
    client.shutdownNow();
  }

  /** Reads the key anew, so that an exchanged one works with the next connection. */
  private Map<String, String> handshake() {
    try {
      account.load();
    } catch (IOException | CredentialsUnusable unusable) {
      admission.ofStream(String.valueOf(unusable.getMessage()));
    }
    return account.headers("GET", KalshiVenue.STREAM_PATH);
  }

  /** What was told while nobody listened is found by reading everything. */
  private void changed(Link before, Link after) {
    if (after instanceof Link.Live && before instanceof Link.Connecting) {
      reading.everything();
    }
    admission.look();
  }
}
