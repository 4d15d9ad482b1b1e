package io.rec.tradeexecutor.exchange;

import io.rec.domain.money.Money;
import io.rec.venues.kalshi.AccountBalance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The cash that an order may use: the newest balance less what our own orders may have cost since.
 * The exchange shows with a delay, so what an order cost is counted a little longer than needed
 * rather than too short. Under its lock.
 */
@Singleton
public final class AvailableCash {

  /** How far the balance may lie behind what was done. */
  private static final Duration LAG = Duration.ofSeconds(5);

  /** The newest balance and when it was answered. */
  public record Seen(AccountBalance balance, Instant at, Duration took) {}

  private record Spend(Money most, OptionalLong overNanos) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final LongSupplier nanos;
  private final Map<String, Spend> spends = new HashMap<>();
  private @Nullable Seen seen;

  @Inject
  AvailableCash() {
    this(System::nanoTime);
  }

  AvailableCash(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void seen(AccountBalance balance, long askedNanos, Instant at, Duration took) {
    lock.lock();
    try {
      seen = new Seen(balance, at, took);
      spends
          .values()
          .removeIf(
              spend ->
                  spend.overNanos().isPresent()
                      && askedNanos - spend.overNanos().getAsLong() > LAG.toNanos());
    } finally {
      lock.unlock();
    }
  }

  public Optional<Seen> seen() {
    lock.lock();
    try {
      return Optional.ofNullable(seen);
    } finally {
      lock.unlock();
    }
  }

  /**
   * What was left before this order, whose cost is set aside; nothing while no balance is known.
   */
  public Money setAside(String order, Money most) {
    lock.lock();
    try {
      spends.remove(order);
      Money left = left();
      spends.put(order, new Spend(most, OptionalLong.empty()));
      return left;
    } finally {
      lock.unlock();
    }
  }

  /** The same of an order that is not known here, as one that an earlier process sent. */
  public void keepAside(String order, Money most) {
    lock.lock();
    try {
      spends.putIfAbsent(order, new Spend(most, OptionalLong.empty()));
    } finally {
      lock.unlock();
    }
  }

  /** The order was not made, or cost nothing. */
  public void giveBack(String order) {
    lock.lock();
    try {
      spends.remove(order);
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more happens to the order: what was set aside is in the balance soon. */
  public void over(String order, Money cost) {
    lock.lock();
    try {
      if (spends.containsKey(order)) {
        spends.put(order, new Spend(cost, OptionalLong.of(nanos.getAsLong())));
      }
    } finally {
      lock.unlock();
    }
  }

  /** The same of one that may have cost all that was set aside. */
  public void over(String order) {
    lock.lock();
    try {
      spends.computeIfPresent(
          order, (name, spend) -> new Spend(spend.most(), OptionalLong.of(nanos.getAsLong())));
    } finally {
      lock.unlock();
    }
  }

  /** Whether a new look at the balance would know of more than the last one. */
  public boolean isBehind() {
    lock.lock();
    try {
      long now = nanos.getAsLong();
      return spends.values().stream()
          .anyMatch(
              spend ->
                  spend.overNanos().isPresent()
                      && now - spend.overNanos().getAsLong() > LAG.toNanos());
    } finally {
      lock.unlock();
    }
  }

  public Money available() {
    lock.lock();
    try {
      return left();
    } finally {
      lock.unlock();
    }
  }

  private Money left() {
    Money balance = seen == null ? Money.ZERO : seen.balance().exact();
    return spends.values().stream().map(Spend::most).reduce(balance, Money::minus);
  }
}
