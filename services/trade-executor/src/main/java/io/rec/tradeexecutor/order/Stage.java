package io.rec.tradeexecutor.order;

import java.util.Arrays;
import java.util.Locale;

/** Where a dispatch stands, as the table says. */
enum Stage {
  /** On its way, or lost. */
  SENDING,
  /** The exchange has it. */
  ACCEPTED,
  /** The exchange read it and did not take it, or it is proved not to be there. */
  REFUSED,
  /** To be looked up. */
  UNKNOWN,
  /** Nothing more will happen to it. */
  DONE,
  /** A rule stopped it; nothing was sent. */
  NEVER;

  static Stage of(String word) {
    return Arrays.stream(values())
        .filter(stage -> stage.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no stage of a dispatch: " + word));
  }

  boolean isFinal() {
    return this == REFUSED || this == DONE || this == NEVER;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
