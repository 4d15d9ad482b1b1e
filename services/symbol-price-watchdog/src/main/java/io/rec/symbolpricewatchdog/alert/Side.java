package io.rec.symbolpricewatchdog.alert;

import java.math.BigDecimal;

/** On which side of a threshold the price is; at the threshold itself it is above. */
enum Side {
  ABOVE("above", "up"),
  BELOW("below", "down");

  private final String word;
  private final String direction;

  Side(String word, String direction) {
    this.word = word;
    this.direction = direction;
  }

  static Side of(BigDecimal price, BigDecimal threshold) {
    return price.compareTo(threshold) >= 0 ? ABOVE : BELOW;
  }

  static Side of(String word) {
    return word.equals(ABOVE.word) ? ABOVE : BELOW;
  }

  String word() {
    return word;
  }

  /** Which way a price goes that comes to this side. */
  String direction() {
    return direction;
  }
}
