package io.rec.domain.fee;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** How a series charges; {@code flat} goes by a table and no live series has it. */
public enum FeeType {
  QUADRATIC("quadratic", BigDecimal.ZERO),
  QUADRATIC_WITH_MAKER_FEES("quadratic_with_maker_fees", new BigDecimal("0.0175")),
  QUADRATIC_WITH_COMBO_MAKER_FEES("quadratic_with_combo_maker_fees", new BigDecimal("0.035"));

  private static final BigDecimal TAKER = new BigDecimal("0.07");

  private final String word;
  private final BigDecimal maker;

  FeeType(String word, BigDecimal maker) {
    this.word = word;
    this.maker = maker;
  }

  /** The type with the venue's word; empty for {@code flat} and words that are not known. */
  public static Optional<FeeType> ofWord(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  public String word() {
    return word;
  }

  BigDecimal rate(Liquidity liquidity) {
    return switch (liquidity) {
      case TAKER -> TAKER;
      case MAKER -> maker;
    };
  }
}
