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
  private final TokenBudget turns;
  private final TokenBudget writes;
  private volatile AccountLimits limits = AccountLimits.BASIC;

  Tokens() {
    reads = budget(limits.read().percent(SHARE_OF_READS_PERCENT));
    turns = budget(limits.write());
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
    turns.limit(now.write());
    writes.limit(now.write());
  }

  /**
   * Waits for an order's turn before it is decided on; false, and nothing paid, when that would
   * take longer than the patience.
   */
  public boolean awaitTurn(int tokens, Duration patience) throws InterruptedException {
    return await(turns, tokens, patience);
  }

  /** The turn was not used. */
  public void giveBackTurn(int tokens) {
    turns.giveBack(tokens);
  }

  /**
   * Pays for a write that is made when it returns. Orders that had their turns one after the other
   * may come here at once, if the machine stood still or the database was slow.
   */
  public boolean awaitWrite(int tokens, Duration patience) throws InterruptedException {
    return await(writes, tokens, patience);
  }

  private static boolean await(TokenBudget budget, int tokens, Duration patience)
      throws InterruptedException {
    Optional<Duration> wait = budget.reserve(tokens, patience);
    if (wait.isPresent() && wait.get().isPositive()) {
      Pause.of(wait.get());
    }
    return wait.isPresent();
  }
}
