package io.rec.venuesimulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a client gets of the answer to a call that was carried out. */
public enum Answers {
  /** All of it. */
  GIVEN,
  /** Nothing, ever: it runs into its own time limit. */
  LOST,
  /** Nothing: the connection is closed on it. */
  CUT;

  public static Optional<Answers> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
