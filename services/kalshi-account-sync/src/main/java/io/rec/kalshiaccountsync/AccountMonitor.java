package io.rec.kalshiaccountsync;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
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
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the account by REST at the start and every thirty seconds. */
@Singleton
final class AccountMonitor {

  private static final Logger LOG = LoggerFactory.getLogger(AccountMonitor.class);
  private static final Duration PERIOD = Duration.ofSeconds(30);
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final HttpClient client = VenueHttp.client();
  private final KalshiAccount account;
  private final KalshiRest exchange;
  private final BalanceMirror mirror;
  private final RoleLoop loop;
  private final Clock clock;
  private volatile Instant lastSuccessAt = Instant.EPOCH;
  private volatile String complaint = "";

  AccountMonitor(
      KalshiAccount account, ObjectMapper json, BalanceMirror mirror, Loops loops, Clock clock) {
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
    this.mirror = mirror;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "account", PERIOD, this::read);
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

  /** Succeeds when the exchange has answered a call about the account. */
  void authenticate() throws NotYet, InterruptedException, SQLException {
    Reply<AccountBalance> reply = read();
    if (!(reply instanceof Reply.Answered<AccountBalance>)) {
      boolean refused = reply instanceof Reply.Refused<AccountBalance> r && r.credentials();
      throw new NotYet(
          "exchange",
          refused ? Reason.CREDENTIALS_REFUSED : Reason.DEPENDENCY_NOT_READY,
          reply.toString());
    }
  }

  void start() {
    loop.start();
  }

  /** Something happened to the account: read it now. */
  void wake() {
    loop.wake();
  }

  Instant lastSuccessAt() {
    return lastSuccessAt;
  }

  /** What the last read failed with; empty when it succeeded. */
  String complaint() {
    return complaint;
  }

  void stop() {
    loop.stop();
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }

  private Reply<AccountBalance> read() throws InterruptedException, SQLException {
    Reply<AccountBalance> reply = exchange.balance(DEADLINE);
    if (reply instanceof Reply.Answered<AccountBalance> answered) {
      mirror.follow(answered.value());
      lastSuccessAt = clock.instant();
      complaint = "";
    } else if (!reply.toString().equals(complaint)) {
      complaint = reply.toString();
      LOG.warn("the account cannot be read: {}", complaint);
    }
    return reply;
  }
}
