package io.rec.kalshiapiwatchdog.market;

import io.rec.venues.kalshi.feed.MarketTick;
import io.rec.venues.kalshi.market.KalshiMarket;
import io.rec.venues.kalshi.market.Quote;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * One market. Prices in cents of the YES leg as the exchange shows them: a bid of 0 and an ask of
 * 100 say that nobody is there.
 */
public record MarketLine(
    String ticker,
    String subtitle,
    BigDecimal floorStrike,
    BigDecimal yesBid,
    BigDecimal yesAsk,
    BigDecimal lastPrice,
    BigDecimal volume,
    BigDecimal volume24h,
    BigDecimal openInterest,
    String status) {

  static MarketLine of(KalshiMarket market, BigDecimal floorStrike) {
    return new MarketLine(
        market.ticker(),
        market.yesSubTitle(),
        floorStrike,
        cents(market.quote().yesBid()),
        cents(market.quote().yesAsk()),
        cents(market.lastPrice()),
        plain(market.volume()),
        plain(market.volume24h()),
        plain(market.openInterest()),
        market.status().name().toLowerCase(Locale.ROOT));
  }

  /** The volume of the day grows by what was traded since. */
  MarketLine with(MarketTick tick) {
    Quote quote = tick.quote();
    return new MarketLine(
        ticker,
        subtitle,
        floorStrike,
        cents(quote.yesBid()),
        cents(quote.yesAsk()),
        cents(tick.lastPrice()),
        plain(tick.volume()),
        volume24h.add(plain(tick.volume()).subtract(volume).max(BigDecimal.ZERO)),
        plain(tick.openInterest()),
        status);
  }

  /** This market with what is traded and offered in another picture of it. */
  MarketLine pricedAs(MarketLine newer) {
    return new MarketLine(
        ticker,
        subtitle,
        floorStrike,
        newer.yesBid,
        newer.yesAsk,
        newer.lastPrice,
        newer.volume,
        volume24h,
        newer.openInterest,
        status);
  }

  public BigDecimal noBid() {
    return BigDecimal.valueOf(100).subtract(yesAsk);
  }

  public BigDecimal noAsk() {
    return BigDecimal.valueOf(100).subtract(yesBid);
  }

  private static BigDecimal cents(BigDecimal dollars) {
    return plain(dollars.movePointRight(2));
  }

  /** One spelling for each number, so that equal lines are equal. */
  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
