package io.rec.platform.live;

import io.rec.domain.momentum.Momentum;

/** The newest real price of a symbol with its momentum; filled gaps never become one. */
public record SeenTick(String symbol, Momentum momentum) {

  boolean isNewerThan(SeenTick other) {
    return momentum.asOf().isAfter(other.momentum.asOf());
  }
}
