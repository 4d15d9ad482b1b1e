package io.rec.platform.lease;

import java.time.Duration;

/**
 * How long a lease is held.
 *
 * @param length from a renewal to the end of the row, by the database's clock
 * @param renewal from one renewal to the next
 * @param margin how much earlier than the row the holder ends, by its own clock
 * @param period how often a process looks whether there is something to do
 */
record LeaseTerms(Duration length, Duration renewal, Duration margin, Duration period) {

  static final LeaseTerms STANDARD =
      new LeaseTerms(
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofMillis(500));

  /** How long a holder believes in itself after it asked for a renewal that was granted. */
  long trustNanos() {
    return length.minus(margin).toNanos();
  }
}
