package io.rec.venuesimulator.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.LongSupplier;

/** A member of the exchange: the cash it was opened with and its two buckets. */
public final class Account {

  private final int number;
  private final String name;
  private final BigDecimal cash;
  private final Tier tier;
  private final Instant openedAt;
  private final TokenBucket reads;
  private final TokenBucket writes;

  Account(
      int number, String name, BigDecimal cash, Tier tier, Instant openedAt, LongSupplier nanos) {
    this.number = number;
    this.name = name;
    this.cash = cash;
    this.tier = tier;
    this.openedAt = openedAt;
    this.reads = new TokenBucket(tier.read(), nanos);
    this.writes = new TokenBucket(tier.write(), nanos);
  }

  /** The member's number on the floor. */
  public int number() {
    return number;
  }

  public String name() {
    return name;
  }

  /** In dollars. */
  public BigDecimal cash() {
    return cash;
  }

  public Tier tier() {
    return tier;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** Whether the account may do this now; if so the tokens are spent. */
  public boolean spend(boolean write, int tokens) {
    return (write ? writes : reads).take(tokens);
  }
}
