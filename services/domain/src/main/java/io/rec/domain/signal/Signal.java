package io.rec.domain.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where an analysis expects the price to go, and the word for it on the wire. */
public enum Signal {
  LONG("Long", "BUY"),
  SHORT("Short", "SELL"),
  NEUTRAL("Neutral", "HOLD");

  private final String word;
  private final String action;

  Signal(String word, String action) {
    this.word = word;
    this.action = action;
  }

  /** Empty for a word that is none of {@link #words()}. */
  public static Optional<Signal> of(String word) {
    return Arrays.stream(values()).filter(signal -> signal.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Signal::word).toList();
  }

  public String word() {
    return word;
  }

  /** What a trader's screen calls it: BUY, SELL or HOLD. */
  public String action() {
    return action;
  }
}
