package io.rec.domain.probability;

import java.util.Locale;

/** On which side of the price a strike lies; one that equals the price counts as below. */
public enum StrikePlace {
  ABOVE,
  BELOW;

  static StrikePlace of(double strike, double price) {
    return strike > price ? ABOVE : BELOW;
  }

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
