package io.rec.operator.api.status;

import org.jspecify.annotations.Nullable;

/** What a person reads in a status: never longer than the schema allows, or nothing is written. */
final class Sentence {
  private static final int LONGEST = 1024;
  private static final String CUT = " …";

  private Sentence() {}

  static @Nullable String of(@Nullable String words) {
    return words == null || words.length() <= LONGEST
        ? words
        : words.substring(0, LONGEST - CUT.length()) + CUT;
  }
}
