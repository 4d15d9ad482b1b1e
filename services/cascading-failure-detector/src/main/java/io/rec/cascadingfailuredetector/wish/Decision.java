package io.rec.cascadingfailuredetector.wish;

import java.time.Instant;

/** Whether to ask for a restart now. */
public sealed interface Decision {

  record Ask() implements Decision {}

  record Later(Instant notBefore, String why) implements Decision {}

  /** A person has to look. */
  record NoMore(String why) implements Decision {}

  /** In words, for the verdict. */
  default String words() {
    return switch (this) {
      case Ask ask -> "a restart is asked for now";
      case Later later ->
          "a restart is asked for at %s at the earliest: %s"
              .formatted(later.notBefore(), later.why());
      case NoMore noMore -> noMore.why();
    };
  }
}
