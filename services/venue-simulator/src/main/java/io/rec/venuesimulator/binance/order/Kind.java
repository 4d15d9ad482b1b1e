package io.rec.venuesimulator.binance.order;

import java.math.BigDecimal;
import java.util.Optional;

/** At which prices an order trades, and when it begins to. */
public sealed interface Kind {

  /** What an order can be once it is awake. */
  sealed interface Awake extends Kind {}

  record Market() implements Awake {}

  record Limit(BigDecimal price, TimeInForce timeInForce) implements Awake {}

  /** Never takes. */
  record LimitMaker(BigDecimal price) implements Awake {}

  /** Sleeps until its trigger, and is an order of the other kind from then on. */
  record Sleeping(Trigger wakes, Awake then) implements Kind {}

  default Awake awake() {
    return switch (this) {
      case Sleeping sleeping -> sleeping.then();
      case Awake awake -> awake;
    };
  }

  default Optional<Trigger> trigger() {
    return switch (this) {
      case Sleeping sleeping -> Optional.of(sleeping.wakes());
      case Awake awake -> Optional.empty();
    };
  }

  default Optional<BigDecimal> limitPrice() {
    return switch (awake()) {
      case Limit limit -> Optional.of(limit.price());
      case LimitMaker maker -> Optional.of(maker.price());
      case Market market -> Optional.empty();
    };
  }

  /** What the venue shows, also for kinds that are not asked for one. */
  default TimeInForce timeInForce() {
    return awake() instanceof Limit limit ? limit.timeInForce() : TimeInForce.GTC;
  }

  /** Whether what is not traded at once waits in the book. */
  default boolean rests() {
    return switch (awake()) {
      case Limit limit -> limit.timeInForce() == TimeInForce.GTC;
      case LimitMaker maker -> true;
      case Market market -> false;
    };
  }

  default String wire() {
    return switch (this) {
      case Market market -> "MARKET";
      case Limit limit -> "LIMIT";
      case LimitMaker maker -> "LIMIT_MAKER";
      case Sleeping(Trigger.At at, Awake then) when !at.loss() -> "TAKE_PROFIT" + suffix(then);
      case Sleeping(Trigger trigger, Awake then) -> "STOP_LOSS" + suffix(then);
    };
  }

  private static String suffix(Awake then) {
    return then instanceof Market ? "" : "_LIMIT";
  }
}
