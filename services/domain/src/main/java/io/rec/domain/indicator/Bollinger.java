package io.rec.domain.indicator;

import java.util.Optional;

/** The mean of the last closes, and so many of their standard deviations above and below it. */
public final class Bollinger {

  /** The three bands. */
  public record Bands(double upper, double middle, double lower) {

    /** Where a price stands: 0 on the middle, 1 on the upper band, -1 on the lower one. */
    public double place(double price) {
      double width = upper - middle;
      return width == 0 ? 0 : (price - middle) / width;
    }
  }

  private final LastValues closes;
  private final double deviations;

  public Bollinger(int period, double deviations) {
    this.closes = new LastValues(period);
    this.deviations = deviations;
  }

  /** From the {@code period}th close on. */
  public Optional<Bands> add(double close) {
    closes.add(close);
    if (!closes.full()) {
      return Optional.empty();
    }
    double mean = closes.mean();
    double width = deviations * closes.deviation(mean);
    return Optional.of(new Bands(mean + width, mean, mean - width));
  }
}
