package io.rec.tradeexecutor.exchange;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.venues.kalshi.AccountBalance;
import io.rec.venues.rest.Reply;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the balance each half minute, and soon after own orders; now and then for the limits.
 */
@Singleton
public final class AccountWatch {

  private static final Logger LOG = LoggerFactory.getLogger(AccountWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration BALANCE_PERIOD = Duration.ofSeconds(30);
  private static final Duration LEAST_BALANCE_PERIOD = Duration.ofSeconds(5);
  private static final Duration LIMITS_PERIOD = Duration.ofMinutes(10);

  private final ExchangeAccess exchange;
  private final AvailableCash cash;
  private final CredentialAlert alert;
  private final RoleLoop loop;
  private long balanceAskedNanos = System.nanoTime();
  private long limitsAskedNanos = balanceAskedNanos;

  AccountWatch(ExchangeAccess exchange, AvailableCash cash, CredentialAlert alert, Loops loops) {
    this.exchange = exchange;
    this.cash = cash;
    this.alert = alert;
    this.loop = new RoleLoop(loops, "account-watch", PERIOD, this::pass);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  private void pass() throws InterruptedException {
    long now = System.nanoTime();
    Duration since = Duration.ofNanos(now - balanceAskedNanos);
    boolean behind = cash.isBehind() && since.compareTo(LEAST_BALANCE_PERIOD) >= 0;
    if (behind || since.compareTo(BALANCE_PERIOD) >= 0) {
      balanceAskedNanos = now;
      hear(exchange.askBalance());
    }
    if (now - limitsAskedNanos >= LIMITS_PERIOD.toNanos()) {
      limitsAskedNanos = now;
      exchange.askLimits();
    }
  }

  private void hear(Reply<AccountBalance> reply) {
    if (reply instanceof Reply.Answered<?>) {
      alert.accepted();
    } else if (reply instanceof Reply.Refused<?> refused && refused.credentials()) {
      alert.refused(refused.toString());
    } else {
      LOG.debug("no balance: {}", reply);
    }
  }
}
