package io.rec.venues.kalshi.account;

import io.rec.venues.wire.MalformedMessage;
import java.util.Locale;

/** What an order is at the exchange. */
public enum OrderStatus {
  /** Live, perhaps partly filled. */
  RESTING,
  /** Filled completely. */
  EXECUTED,
  /** Over; what was filled before stays filled. */
  CANCELED;

  public static OrderStatus of(String word) throws MalformedMessage {
    return switch (word) {
      case "resting" -> RESTING;
      case "executed" -> EXECUTED;
      case "canceled" -> CANCELED;
      default -> throw new MalformedMessage("no status of an order: '" + word + "'");
    };
  }

  /** Whether nothing more will happen to it. */
  public boolean isOver() {
    return this != RESTING;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
