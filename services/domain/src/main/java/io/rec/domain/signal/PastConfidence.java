package io.rec.domain.signal;

/**
 * What came of a model's opinions of about the same confidence.
 *
 * @param decile which tenth of the confidence, from 0 to 9
 * @param opinions how many came to an end
 * @param right how many of them were right
 */
public record PastConfidence(String modelVersion, int decile, long opinions, long right) {

  /** How many tenths there are. */
  public static final int DECILES = 10;

  public PastConfidence {
    if (decile < 0 || decile >= DECILES || opinions < 0 || right < 0 || right > opinions) {
      throw new IllegalArgumentException(
          "%d of %d right in decile %d".formatted(right, opinions, decile));
    }
  }
}
