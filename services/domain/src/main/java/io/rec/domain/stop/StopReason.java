package io.rec.domain.stop;

import java.util.Locale;

/** Why a trade is closed. */
public enum StopReason {
  PROBABILITY,
  MOMENTUM_SPIKE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
