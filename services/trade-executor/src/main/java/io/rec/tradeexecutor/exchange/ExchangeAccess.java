package io.rec.tradeexecutor.exchange;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.serde.ObjectMapper;
import io.rec.platform.config.Refreshable;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.tradeexecutor.settings.ExecutorSettings;
import io.rec.venues.VenueHttp;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.kalshi.AccountBalance;
import io.rec.venues.kalshi.CredentialsUnusable;
import io.rec.venues.kalshi.KalshiAccount;
import io.rec.venues.kalshi.KalshiCalls;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.kalshi.account.AccountCalls;
import io.rec.venues.kalshi.account.AccountLimits;
import io.rec.venues.kalshi.market.KalshiMarkets;
import io.rec.venues.kalshi.order.KalshiOrders;
import io.rec.venues.rest.CallBudget;
import io.rec.venues.rest.Reply;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls to the exchange, and whether it lets us in. */
@Singleton
public final class ExchangeAccess implements Refreshable {

  private static final Logger LOG = LoggerFactory.getLogger(ExchangeAccess.class);
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final HttpClient client = VenueHttp.client();
  private final SkewMeter skew = new SkewMeter();
  private final KalshiAccount account;
  private final ObjectMapper json;
  private final Clock clock;
  private final VenueClock venueClock;
  private final Tokens tokens;
  private final AvailableCash cash;
  private final KalshiRest reads;
  private final AccountCalls calls;
  private final KalshiMarkets markets;
  private final KalshiOrders orders;
  private volatile String complaint = "";
  private final AtomicInteger corrections = new AtomicInteger();

  ExchangeAccess(
      KalshiAccount account,
      ObjectMapper json,
      Clock clock,
      VenueClock venueClock,
      Tokens tokens,
      AvailableCash cash,
      ExecutorSettings settings,
      MeterRegistry meters) {
    this.account = account;
    this.json = json;
    this.clock = clock;
    this.venueClock = venueClock;
    this.tokens = tokens;
    this.cash = cash;
    this.reads = rest(tokens.reads());
    this.calls = new AccountCalls(reads, settings.sendDeadline());
    this.markets = new KalshiMarkets(reads, settings.sendDeadline());
    KalshiRest writes = rest(tokens.writes());
    this.orders = new KalshiOrders(writes);
    FunctionCounter.builder("recio.exchange.too.many", writes, each -> each.figures().tooMany())
        .description(
            "Writes that the exchange refused for their number; the limits are to prevent it")
        .register(meters);
  }

  private KalshiRest rest(CallBudget budget) {
    return new KalshiRest(
        KalshiCalls.of(client, () -> account.venue().rest(), budget, skew, clock), account, json);
  }

  public void loadCredentials() throws NotYet, IOException {
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
  public void open() throws NotYet {
    try {
      LOG.atInfo().addKeyValue("address", account.venue().rest().toString()).log("exchange client");
    } catch (IllegalStateException nowhere) {
      throw new NotYet("exchange", Reason.MANIFEST_MISSING, String.valueOf(nowhere.getMessage()));
    }
  }

  public void validate() throws NotYet, InterruptedException {
    Reply<AccountBalance> reply = askBalance();
    if (reply instanceof Reply.Answered<AccountBalance> answered) {
      LOG.atInfo()
          .addKeyValue("took_ms", answered.took().toMillis())
          .log("account access validated");
      askLimits();
      return;
    }
    boolean credentials = reply instanceof Reply.Refused<?> refused && refused.credentials();
    throw new NotYet(
        "exchange",
        credentials ? Reason.CREDENTIALS_REFUSED : Reason.DEPENDENCY_NOT_READY,
        reply.toString());
  }

  /** One call; remembers a balance, and what went wrong otherwise. */
  public Reply<AccountBalance> askBalance() throws InterruptedException {
    int signedAs = signing();
    Reply<AccountBalance> reply = balance();
    if (reply instanceof Reply.Refused<?> refused
        && refused.credentials()
        && recovers(refused.code(), signedAs)) {
      reply = balance();
    }
    tell(reply instanceof Reply.Answered<?> ? "" : reply.toString());
    return reply;
  }

  /** How often we may call; what is not answered leaves the limits as they are. */
  public void askLimits() throws InterruptedException {
    if (calls.limits() instanceof Reply.Answered<AccountLimits> answered) {
      tokens.limit(answered.value());
    }
  }

  public AccountCalls account() {
    return calls;
  }

  public KalshiMarkets markets() {
    return markets;
  }

  public KalshiOrders orders() {
    return orders;
  }

  /**
   * How often key or clock changed so far: to be remembered with each call, for the next method.
   */
  public int signing() {
    return account.keys() + corrections.get();
  }

  /**
   * After a call was refused for who signed it, or when: reads the Secret and the exchange's clock
   * again. True if calls are signed otherwise now than that one was; false when nothing is new, so
   * that nobody knocks with the same refused key for ever.
   */
  public boolean recovers(String code, int signedAs) {
    refresh();
    if (code.equals(KalshiRest.LATE_STAMP) && venueClock.correct(skew.newest())) {
      corrections.incrementAndGet();
      LOG.atWarn()
          .addKeyValue("correction_ms", venueClock.correction().toMillis())
          .log("the exchange's clock is not ours: calls are signed by its time from now on");
    }
    return signing() != signedAs;
  }

  /** A key that was replaced signs from now on; one that cannot be read changes nothing. */
  @Override
  public void refresh() {
    int before = account.keys();
    try {
      String signer = account.load();
      if (before > 0 && account.keys() > before) {
        LOG.atInfo().addKeyValue("signer", signer).log("exchange credentials changed");
      }
    } catch (CredentialsUnusable | IOException | IllegalStateException unusable) {
      if (before > 0) {
        tell("the mounted key cannot be used, the last one signs on: " + unusable.getMessage());
      }
    }
  }

  /** What the last call failed with; empty when it was answered. */
  public String complaint() {
    return complaint;
  }

  @PreDestroy
  public void close() {
    client.shutdownNow();
  }

  private Reply<AccountBalance> balance() throws InterruptedException {
    long asked = System.nanoTime();
    Reply<AccountBalance> reply = reads.balance(DEADLINE);
    if (reply instanceof Reply.Answered<AccountBalance> answered) {
      cash.seen(answered.value(), asked, clock.instant(), answered.took());
    }
    return reply;
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
