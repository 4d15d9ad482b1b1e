package io.rec.autoentrysupervisor.backtest.setup;

/**
 * How quotes are made up where none were recorded: the makers think what the probability says, and
 * err. The error is drawn anew for each market every few seconds, by the seed.
 *
 * @param spread cents between bid and ask before they are rounded away from each other
 * @param error how many points the makers may be wrong, either way
 * @param depth contracts on each cent from the best price on, on average
 * @param volume contracts traded, the same for every market
 * @param spacing dollars between strikes; 0 takes the venue's for the symbol
 */
public record BookModel(
    long seed, double spread, double error, long depth, long volume, long spacing) {
  public static final BookModel DEFAULT = new BookModel(1, 1, 2, 500, 5000, 0);

  public BookModel {
    if (!(spread >= 1 && spread < 50)
        || !(error >= 0 && error < 50)
        || depth < 1
        || volume < 0
        || spacing < 0) {
      throw new IllegalArgumentException(
          "a made-up book with a spread of %s cents, an error of %s points, %d contracts a cent, a volume of %d, strikes %d apart: expected 1 to 50, 0 to 50, at least 1, not negative"
              .formatted(spread, error, depth, volume, spacing));
    }
  }

  public BookModel withSeed(long other) {
    return new BookModel(other, spread, error, depth, volume, spacing);
  }
}
