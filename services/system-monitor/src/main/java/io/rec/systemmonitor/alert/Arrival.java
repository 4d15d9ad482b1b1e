package io.rec.systemmonitor.alert;

/**
 * News of a notice.
 *
 * @param before what was known of it
 */
public record Arrival(AlertCase about, String step, Fate before, Delivery delivery) {

  public boolean isDecided() {
    return delivery.fate() != before
        && (delivery.fate() == Fate.TOLD || delivery.fate() == Fate.NOBODY);
  }
}
