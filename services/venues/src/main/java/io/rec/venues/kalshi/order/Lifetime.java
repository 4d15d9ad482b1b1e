package io.rec.venues.kalshi.order;

import io.rec.domain.trade.OrderIntent.TimeInForce;
import java.util.Locale;

/** How long an order may rest: the exchange's {@code time_in_force}. */
public enum Lifetime {
  GOOD_TILL_CANCELED,
  IMMEDIATE_OR_CANCEL,
  FILL_OR_KILL;

  static Lifetime of(TimeInForce time) {
    return switch (time) {
      case FILL_OR_KILL -> FILL_OR_KILL;
      case IMMEDIATE_OR_CANCEL -> IMMEDIATE_OR_CANCEL;
    };
  }

  /** As it stands on the wire. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
