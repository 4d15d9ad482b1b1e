package io.rec.domain.strikes;

import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * One market as the venue shows it. Prices are whole cents; empty means that nobody offers, and 0
 * would mean 0.
 */
public record Quote(
    String ticker,
    BigDecimal floorStrike,
    OptionalInt yesBid,
    OptionalInt yesAsk,
    OptionalInt noBid,
    OptionalInt noAsk,
    long volume) {

  /** Both sides from the two asks: one book, so a bid is what is left of the other side's ask. */
  public static Quote ofAsks(
      String ticker, BigDecimal floorStrike, OptionalInt yesAsk, OptionalInt noAsk, long volume) {
    return new Quote(ticker, floorStrike, opposite(noAsk), yesAsk, opposite(yesAsk), noAsk, volume);
  }

  /** What the spread costs, in cents, if both sides of the book are there. */
  public OptionalInt spread() {
    return yesAsk.isPresent() && yesBid.isPresent()
        ? OptionalInt.of(yesAsk.getAsInt() - yesBid.getAsInt())
        : OptionalInt.empty();
  }

  boolean hasAsk() {
    return yesAsk.isPresent() || noAsk.isPresent();
  }

  private static OptionalInt opposite(OptionalInt cents) {
    return cents.isPresent() ? OptionalInt.of(100 - cents.getAsInt()) : OptionalInt.empty();
  }
}
