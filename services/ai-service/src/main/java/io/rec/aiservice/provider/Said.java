package io.rec.aiservice.provider;

import io.rec.domain.signal.Opinion;

/** What came of asking a provider. */
public sealed interface Said {

  record Opined(Opinion opinion) implements Said {}

  /** It has no opinion, and why. */
  record Nothing(String why) implements Said {}
}
