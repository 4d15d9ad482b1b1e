package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.DayRange;
import io.rec.venuesimulator.price.Market;
import io.rec.venuesimulator.price.Quote;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Writes a product's price as a ticker. */
@Singleton
final class Tickers {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int PERCENT_DECIMALS = 8;

  private final Market market;

  Tickers(Market market) {
    this.market = market;
  }

  Optional<Wire.Ticker> now(String productId) {
    return market
        .quote(productId)
        .flatMap(quote -> market.lastDay(productId).map(day -> ticker(quote, day)));
  }

  private static Wire.Ticker ticker(Quote quote, DayRange day) {
    BigDecimal change =
        quote
            .price()
            .subtract(day.open())
            .multiply(HUNDRED)
            .divide(day.open(), MathContext.DECIMAL64)
            .setScale(PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
    return new Wire.Ticker(
        "ticker",
        quote.productId(),
        quote.price().toPlainString(),
        day.low().min(quote.price()).toPlainString(),
        day.high().max(quote.price()).toPlainString(),
        change.toPlainString(),
        quote.bestBid().toPlainString(),
        quote.bestAsk().toPlainString());
  }
}
