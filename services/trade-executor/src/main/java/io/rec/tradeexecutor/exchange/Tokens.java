package io.rec.tradeexecutor.exchange;

import io.rec.platform.resilience.Backoff;
import io.rec.venues.kalshi.account.AccountLimits;
import io.rec.venues.rest.TokenBudget;
import io.rec.venues.rest.TokenRate;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the account's limits leave to the executor: all writes, because nobody else writes, and half
 * of the reads, because the account's mirror reads too.
 */
@Singleton
public final class Tokens {

  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
  private static final int SHARE_OF_READS_PERCENT = 50;

  private final TokenBudget reads;
  private final TokenBudget writes;
  private volatile AccountLimits limits = AccountLimits.BASIC;

  Tokens() {
    reads = budget(limits.read().percent(SHARE_OF_READS_PERCENT));
    writes = budget(limits.write());
  }

  private static TokenBudget budget(TokenRate rate) {
    return new TokenBudget(
        rate, Backoff.STREAM.waits(RandomGenerator.getDefault()), System::nanoTime);
  }

  TokenBudget reads() {
    return reads;
  }

  TokenBudget writes() {
    return writes;
  }

  AccountLimits limits() {
    return limits;
  }

  void limit(AccountLimits now) {
    if (!now.equals(limits)) {
      LOG.atInfo()
          .addKeyValue("tier", now.tier())
          .addKeyValue("write_tokens", now.write().refillPerSecond())
          .log("the account's limits are those of tier {}", now.tier());
    }
    limits = now;
    reads.limit(now.read().percent(SHARE_OF_READS_PERCENT));
    writes.limit(now.write());
  }

  /**
   * Pays for a write and waits for its turn; false, and nothing paid, when that would take longer
   * than the patience.
   */
  public boolean awaitWrite(int tokens, Duration patience) throws InterruptedException {
    Optional<Duration> wait = writes.reserve(tokens, patience);
    if (wait.isPresent() && wait.get().isPositive()) {
      Pause.of(wait.get());
    }
    return wait.isPresent();
  }

  /** What was paid for was not sent. */
  public void giveBackWrite(int tokens) {
    writes.giveBack(tokens);
  }
}
