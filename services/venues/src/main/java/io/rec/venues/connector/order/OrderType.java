package io.rec.venues.connector.order;

import java.math.BigDecimal;

/** At what price an order may be done. */
public sealed interface OrderType {

  record Market() implements OrderType {}

  record Limit(BigDecimal price) implements OrderType {
    public Limit {
      positive("limit_price", price);
    }
  }

  record Stop(BigDecimal stop) implements OrderType {
    public Stop {
      positive("stop_price", stop);
    }
  }

  record StopLimit(BigDecimal stop, BigDecimal limit) implements OrderType {
    public StopLimit {
      positive("stop_price", stop);
      positive("limit_price", limit);
    }
  }

  /** Follows the best price at a distance, in money. */
  record TrailingAmount(BigDecimal amount) implements OrderType {
    public TrailingAmount {
      positive("trail_price", amount);
    }
  }

  /** Follows the best price at a distance, in percent. */
  record TrailingPercent(BigDecimal percent) implements OrderType {
    public TrailingPercent {
      positive("trail_percent", percent);
    }
  }

  private static void positive(String name, BigDecimal value) {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(name + " is not positive: " + value.toPlainString());
    }
  }
}
