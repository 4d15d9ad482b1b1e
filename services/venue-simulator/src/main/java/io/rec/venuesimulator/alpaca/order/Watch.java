package io.rec.venuesimulator.alpaca.order;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How an order has met the market so far.
 *
 * @param best of a trailing order, the best price since it was sent
 * @param awake whether it may trade; a stop sleeps until its price is reached
 * @param met the number of the last trade that it met; it meets each once
 * @param reference what a share of it was worth when it came, for the money it holds back
 */
public record Watch(Optional<BigDecimal> best, boolean awake, long met, BigDecimal reference) {

  static final long NEVER = Long.MIN_VALUE;

  Watch meeting(long print) {
    return new Watch(best, awake, print, reference);
  }

  Watch with(Optional<BigDecimal> price, boolean wakes) {
    return new Watch(price, awake || wakes, met, reference);
  }
}
