package io.rec.tradeexecutor;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.resilience.Backoff;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.venues.VenueHttp;
import io.rec.venues.kalshi.AccountBalance;
import io.rec.venues.kalshi.CredentialsUnusable;
import io.rec.venues.kalshi.KalshiAccount;
import io.rec.venues.kalshi.KalshiCalls;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.rest.Reply;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the exchange lets us in, by asking for the balance. */
@Singleton
final class ExchangeAccess {

  private static final Logger LOG = LoggerFactory.getLogger(ExchangeAccess.class);
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** The newest balance and when it was answered. */
  record Seen(AccountBalance balance, Instant at, Duration took) {}

  private final HttpClient client = VenueHttp.client();
  private final KalshiAccount account;
  private final KalshiRest exchange;
  private final Clock clock;
  private volatile @Nullable Seen seen;
  private volatile String complaint = "";

  ExchangeAccess(KalshiAccount account, ObjectMapper json, Clock clock) {
    this.account = account;
    this.exchange =
        new KalshiRest(
            KalshiCalls.of(
                client,
                () -> account.venue().rest(),
                "account",
                Backoff.STREAM.waits(RandomGenerator.getDefault()),
                clock),
            account,
            json);
    this.clock = clock;
  }

  void loadCredentials() throws NotYet, IOException {
    try {
      LOG.atInfo().addKeyValue("signer", account.load()).log("exchange credentials");
    } catch (CredentialsUnusable unusable) {
      throw new NotYet(
          "exchange credentials",
          Reason.CREDENTIALS_REFUSED,
          String.valueOf(unusable.getMessage()));
    }
  }

  /** Fails while it is not known where the exchange is; opens no connection yet. */
  void open() throws NotYet {
    try {
      LOG.atInfo().addKeyValue("address", account.venue().rest().toString()).log("exchange client");
    } catch (IllegalStateException nowhere) {
      throw new NotYet("exchange", Reason.MANIFEST_MISSING, String.valueOf(nowhere.getMessage()));
    }
  }

  void validate() throws NotYet, InterruptedException {
    switch (ask()) {
      case Reply.Answered<AccountBalance> answered ->
          LOG.atInfo()
              .addKeyValue("took_ms", answered.took().toMillis())
              .log("account access validated");
      case Reply.Refused<AccountBalance> refused ->
          throw new NotYet(
              "exchange",
              refused.credentials() ? Reason.CREDENTIALS_REFUSED : Reason.DEPENDENCY_NOT_READY,
              refused.toString());
      case Reply.Limited<AccountBalance> limited ->
          throw new NotYet("exchange", Reason.DEPENDENCY_NOT_READY, limited.toString());
      case Reply.Silent<AccountBalance> silent ->
          throw new NotYet("exchange", Reason.DEPENDENCY_NOT_READY, silent.toString());
    }
  }

  /** One call; remembers a balance, and what went wrong otherwise. */
  Reply<AccountBalance> ask() throws InterruptedException {
    Reply<AccountBalance> reply = exchange.balance(DEADLINE);
    if (reply instanceof Reply.Answered<AccountBalance> answered) {
      seen = new Seen(answered.value(), clock.instant(), answered.took());
      tell("");
    } else {
      tell(reply.toString());
    }
    return reply;
  }

  Optional<Seen> seen() {
    return Optional.ofNullable(seen);
  }

  /** What the last call failed with; empty when it was answered. */
  String complaint() {
    return complaint;
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }

  private void tell(String now) {
    if (!now.equals(complaint)) {
      if (now.isEmpty()) {
        LOG.info("the exchange answers again");
      } else {
        LOG.warn("account access: {}", now);
      }
    }
    complaint = now;
  }
}
