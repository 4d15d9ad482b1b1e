package io.rec.venuesimulator.binance.order;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order as it stands.
 *
 * @param locked what it holds back of the asset it pays with
 */
public record Order(
    Id id,
    Terms terms,
    OrderStatus status,
    Filled filled,
    Times times,
    Watch watch,
    BigDecimal locked) {

  /** Its number and the name it was given. */
  public record Id(long number, String clientOrderId) {}

  /** In milliseconds; working is when it began to trade. */
  public record Times(long created, long updated, Optional<Long> working) {}

  /** Whether it is awake, and the best price that a trailing trigger has seen. */
  public record Watch(boolean awake, BigDecimal best) {}

  Order as(OrderStatus other, long millis) {
    return new Order(id, terms, other, filled, touched(millis), watch, locked);
  }

  Order with(Watch other, long millis) {
    Times now =
        other.awake() && !watch.awake()
            ? new Times(times.created(), millis, Optional.of(millis))
            : times;
    return new Order(id, terms, status, filled, now, other, locked);
  }

  Order with(Filled other, long millis) {
    return new Order(id, terms, status, other, touched(millis), watch, locked);
  }

  Order locking(BigDecimal amount) {
    return new Order(id, terms, status, filled, times, watch, amount);
  }

  public boolean buys() {
    return terms.side() == Side.BUY;
  }

  /** What was ordered in coins; of an order for money, what it has traded. */
  public BigDecimal quantity() {
    return switch (terms.size()) {
      case Size.Coins coins -> coins.quantity();
      case Size.Money money -> filled.quantity();
    };
  }

  /** Nothing of an order for money: it is done when it was taken. */
  BigDecimal left() {
    return quantity().subtract(filled.quantity());
  }

  private Times touched(long millis) {
    return new Times(times.created(), millis, times.working());
  }
}
