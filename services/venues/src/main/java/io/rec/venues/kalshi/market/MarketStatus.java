package io.rec.venues.kalshi.market;

import io.rec.venues.wire.MalformedMessage;
import java.util.Locale;

/** The exchange's words for where a market stands. */
public enum MarketStatus {
  INITIALIZED,
  ACTIVE,
  INACTIVE,
  CLOSED,
  DETERMINED,
  DISPUTED,
  AMENDED,
  FINALIZED;

  static MarketStatus of(String word) throws MalformedMessage {
    for (MarketStatus status : values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(word)) {
        return status;
      }
    }
    throw new MalformedMessage("unknown market status: " + word);
  }

  public boolean trades() {
    return this == ACTIVE;
  }
}
