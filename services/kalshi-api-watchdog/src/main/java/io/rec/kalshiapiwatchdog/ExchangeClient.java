package io.rec.kalshiapiwatchdog;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.http.PeerAddress;
import io.rec.platform.resilience.Backoff;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.platform.role.VenueSelection;
import io.rec.venues.VenueHttp;
import io.rec.venues.kalshi.CallSigner;
import io.rec.venues.kalshi.ExchangeStatus;
import io.rec.venues.kalshi.KalshiCalls;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.kalshi.KalshiVenue;
import io.rec.venues.rest.Reply;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The exchange's public calls; they need no account. */
@Singleton
final class ExchangeClient {

  private static final Duration DEADLINE = Duration.ofSeconds(4);

  private final HttpClient client = VenueHttp.client();
  private final VenueSelection selection;
  private final PeerAddress peers;
  private final KalshiRest exchange;

  ExchangeClient(VenueSelection selection, PeerAddress peers, ObjectMapper json, Clock clock) {
    this.selection = selection;
    this.peers = peers;
    this.exchange =
        new KalshiRest(
            KalshiCalls.of(
                client,
                this::address,
                "public",
                failures -> Backoff.STREAM.wait(failures, RandomGenerator.getDefault()),
                clock),
            CallSigner.NONE,
            json);
  }

  /** Fails while it is not known where the exchange is. */
  void open() throws NotYet {
    try {
      address();
    } catch (IllegalStateException nowhere) {
      throw new NotYet("exchange", Reason.MANIFEST_MISSING, String.valueOf(nowhere.getMessage()));
    }
  }

  Reply<ExchangeStatus> status() throws InterruptedException {
    return exchange.exchangeStatus(DEADLINE);
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }

  private URI address() {
    return KalshiVenue.of(
            selection.broker(),
            selection.brokerEnvironment(),
            () -> peers.service(VenueSelection.SIMULATOR))
        .rest();
  }
}
