package io.rec.venues.kalshi.market;

import java.math.BigDecimal;

/**
 * Best prices in dollars and how many contracts wait at them. An empty side bids 0 and asks 1, with
 * a size of 0.
 */
public record Quote(
    BigDecimal yesBid, BigDecimal yesBidSize, BigDecimal yesAsk, BigDecimal yesAskSize) {

  public BigDecimal noBid() {
    return BigDecimal.ONE.subtract(yesAsk);
  }

  public BigDecimal noAsk() {
    return BigDecimal.ONE.subtract(yesBid);
  }

  /** Whether both prices can be: from 0 to 1, and the bid not above the ask. */
  public boolean possible() {
    return yesBid.signum() >= 0
        && yesAsk.compareTo(BigDecimal.ONE) <= 0
        && yesBid.compareTo(yesAsk) <= 0
        && yesBidSize.signum() >= 0
        && yesAskSize.signum() >= 0;
  }
}
