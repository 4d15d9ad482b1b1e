package io.rec.trademanager.market;

import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * What a market's book offers.
 *
 * @param status the venue's word for the market
 * @param asOf when the venue last confirmed it
 */
public record SeenQuote(
    String status, Optional<Price> yesAsk, Optional<Price> noAsk, Instant asOf) {

  /** What a contract of a side can be given back at: what is left of a dollar after the other. */
  public Optional<Price> executable(Side side) {
    return (side == Side.YES ? noAsk : yesAsk).map(Price::opposite);
  }
}
