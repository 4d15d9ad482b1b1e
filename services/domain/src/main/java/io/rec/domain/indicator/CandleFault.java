package io.rec.domain.indicator;

import static java.util.Objects.requireNonNull;

/**
 * Why candles cannot be used.
 *
 * @param field where, as {@code candles[3].high}
 * @param words what is wrong there, without the field
 */
public record CandleFault(String field, Kind kind, String words) {

  /** The word for programs. */
  public enum Kind {
    EMPTY_CANDLES("EmptyCandles"),
    UNSORTED_CANDLES("UnsortedCandles"),
    DUPLICATE_CANDLES("DuplicateCandles"),
    NON_FINITE_NUMBER("NonFiniteNumber"),
    IMPOSSIBLE_CANDLE("ImpossibleCandle");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public CandleFault {
    requireNonNull(field, "field");
    requireNonNull(kind, "kind");
    requireNonNull(words, "words");
  }

  public String sentence() {
    return field + ": " + words;
  }
}
