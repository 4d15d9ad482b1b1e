package io.rec.domain.probability;

/** What becomes of minutes whose momentum lies beyond ±30. */
public enum Tails {
  /** They are in no bucket, as in the original's tables. */
  LEFT_OUT,
  /** They are in bucket ±30, which is also where questions beyond ±30 are answered. */
  IN_LAST_BUCKET
}
