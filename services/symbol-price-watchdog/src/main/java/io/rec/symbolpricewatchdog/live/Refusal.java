package io.rec.symbolpricewatchdog.live;

import java.util.Locale;

/** Why a tick was not taken in. */
public enum Refusal {
  /** Of a product that was not subscribed. */
  UNKNOWN_PRODUCT,
  /** Not positive, or too large for the log's column, or nothing once rounded to cents. */
  IMPOSSIBLE_PRICE,
  /** Far from the last price, and not yet confirmed by others. */
  JUMP,
  /** The venue's time lies ahead of ours: taken in, it would make every true tick look old. */
  FROM_FUTURE,
  /** Long gone when it arrived. */
  TOO_OLD,
  /** Older than one already taken in. */
  OUT_OF_ORDER;

  /** As it stands in metrics and health details. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
