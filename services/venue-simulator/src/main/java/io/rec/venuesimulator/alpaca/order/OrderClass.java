package io.rec.venuesimulator.alpaca.order;

import java.util.Locale;

/** How orders belong together. */
public enum OrderClass {
  SIMPLE,
  /** An order with two exits, which wait for it; of these one cancels the other. */
  BRACKET,
  /** Two exits, of which one cancels the other. */
  OCO,
  /** An order with one exit, which waits for it. */
  OTO;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean oneCancelsOther() {
    return this == BRACKET || this == OCO;
  }
}
