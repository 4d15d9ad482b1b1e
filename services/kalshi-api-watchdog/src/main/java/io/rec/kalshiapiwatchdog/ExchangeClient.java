package io.rec.kalshiapiwatchdog;

import io.micronaut.serde.ObjectMapper;
import io.rec.kalshiapiwatchdog.market.MarketCalls;
import io.rec.kalshiapiwatchdog.market.StreamAddress;
import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.config.WatchedFiles;
import io.rec.platform.http.PeerAddress;
import io.rec.platform.resilience.Backoff;
import io.rec.platform.role.Mode;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.role.VenueSelection;
import io.rec.venues.VenueHttp;
import io.rec.venues.clock.Skew;
import io.rec.venues.kalshi.CallSigner;
import io.rec.venues.kalshi.CredentialsUnusable;
import io.rec.venues.kalshi.ExchangeStatus;
import io.rec.venues.kalshi.KalshiAccount;
import io.rec.venues.kalshi.KalshiCalls;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.kalshi.KalshiVenue;
import io.rec.venues.kalshi.market.KalshiEvent;
import io.rec.venues.kalshi.market.KalshiMarket;
import io.rec.venues.kalshi.market.KalshiMarkets;
import io.rec.venues.kalshi.market.Listing;
import io.rec.venues.rest.Reply;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exchange: its public calls, which need no account and share one budget, and its stream, whose
 * handshake is signed where the venue wants that.
 */
@Singleton
final class ExchangeClient implements MarketCalls, StreamAddress {

  private static final Logger LOG = LoggerFactory.getLogger(ExchangeClient.class);

  /** As many as were made in the ten seconds before, so that a clock that was set is outvoted. */
  private static final int MOST_MORE = 6;

  private static final Duration DEADLINE = Duration.ofSeconds(4);

  private final HttpClient client = VenueHttp.client();
  private final KalshiAccount account;
  private final KalshiMarkets markets;

  ExchangeClient(
      VenueSelection selection,
      RoleIdentity identity,
      PeerAddress peers,
      ConfigDirectory config,
      ObjectMapper json,
      Clock clock) {
    this.account =
        new KalshiAccount(
            () ->
                KalshiVenue.of(
                    selection.broker(),
                    selection.brokerEnvironment(),
                    () -> peers.service(VenueSelection.SIMULATOR)),
            identity.mode() == Mode.LIVE,
            new WatchedFiles(config.venue())::read,
            clock);
    KalshiRest rest =
        new KalshiRest(
            KalshiCalls.of(
                client,
                () -> account.venue().rest(),
                "public",
                Backoff.STREAM.waits(RandomGenerator.getDefault()),
                clock),
            CallSigner.NONE,
            json);
    this.markets = new KalshiMarkets(rest, DEADLINE);
  }

  /** Fails while it is not known where the exchange is. */
  void open() throws NotYet {
    try {
      account.venue().rest();
    } catch (IllegalStateException nowhere) {
      throw new NotYet("exchange", Reason.MANIFEST_MISSING, String.valueOf(nowhere.getMessage()));
    }
  }

  /** How far the exchange's clock is from ours. */
  Skew skew() {
    return markets.skew();
  }

  /** Asks again at once while the answers disagree about the time. */
  Reply<ExchangeStatus> status() throws InterruptedException {
    Reply<ExchangeStatus> status = markets.status();
    int more = MOST_MORE;
    while (status instanceof Reply.Answered<?> && markets.clockMayHaveMoved() && more > 0) {
      status = markets.status();
      more--;
    }
    return status;
  }

  @Override
  public Reply<Listing<KalshiEvent>> openEvents(String series) throws InterruptedException {
    return markets.openEvents(series);
  }

  @Override
  public Reply<Listing<KalshiMarket>> markets(String eventTicker) throws InterruptedException {
    return markets.markets(eventTicker);
  }

  @Override
  public HttpClient client() {
    return client;
  }

  @Override
  public URI stream() {
    return account.venue().stream();
  }

  /** Reads the key anew, so that an exchanged one works with the next connection. */
  @Override
  public Map<String, String> handshake() {
    try {
      account.load();
    } catch (IOException | CredentialsUnusable unusable) {
      // The exchange refuses the handshake and the stream says so; public calls go on without it.
      LOG.warn("the stream's handshake is not signed: {}", unusable.getMessage());
    }
    return account.headers("GET", KalshiVenue.STREAM_PATH);
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }
}
