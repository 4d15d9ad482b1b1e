package io.rec.venues.rest;

/** A bucket as a venue keeps it: tokens that come back each second, and the most it holds. */
public record TokenRate(int refillPerSecond, int capacity) {

  public TokenRate {
    if (refillPerSecond < 1 || capacity < 1) {
      throw new IllegalArgumentException(
          "%d tokens a second, %d at most: a bucket that never lets a call pass"
              .formatted(refillPerSecond, capacity));
    }
  }

  /** A part of it, in percent; never less than one token. */
  public TokenRate percent(int percent) {
    return new TokenRate(
        Math.max(1, refillPerSecond * percent / 100), Math.max(1, capacity * percent / 100));
  }
}
