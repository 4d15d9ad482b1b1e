package io.rec.venues.polygon;

import io.rec.venues.connector.market.Bar;
import io.rec.venues.connector.market.MarketQuote;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what Polygon answers. */
final class PolygonReader {

  private static final long NANOS = 1_000_000_000L;

  private PolygonReader() {}

  static MarketQuote one(Fields answer, String source) throws MalformedMessage {
    return quote(answer.object("ticker"), source);
  }

  /** A ticker without a trade is left out: it has no price. */
  static Map<String, MarketQuote> all(Fields answer, String source) throws MalformedMessage {
    Map<String, MarketQuote> quotes = new HashMap<>();
    for (Fields ticker : answer.objects("tickers")) {
      if (ticker.has("lastTrade")) {
        MarketQuote quote = quote(ticker, source);
        quotes.put(quote.symbol(), quote);
      }
    }
    return quotes;
  }

  static List<Bar> bars(Fields answer) throws MalformedMessage {
    List<Bar> bars = new ArrayList<>();
    for (Fields row : answer.objects("results")) {
      bars.add(
          new Bar(
              row.unixMillis("t"),
              row.decimal("o"),
              row.decimal("h"),
              row.decimal("l"),
              row.decimal("c"),
              row.decimal("v")));
    }
    return bars;
  }

  private static MarketQuote quote(Fields ticker, String source) throws MalformedMessage {
    Fields trade = ticker.object("lastTrade");
    Optional<Fields> book =
        ticker.has("lastQuote") ? Optional.of(ticker.object("lastQuote")) : Optional.empty();
    BigDecimal price = trade.decimal("p");
    if (price.signum() <= 0) {
      throw new MalformedMessage("lastTrade.p is not positive");
    }
    return new MarketQuote(
        ticker.text("ticker"),
        price,
        ticker.decimal("todaysChangePerc").setScale(2, RoundingMode.HALF_UP),
        price(book, "p"),
        price(book, "P"),
        nanos(trade.whole("t")),
        source);
  }

  private static Optional<BigDecimal> price(Optional<Fields> book, String name)
      throws MalformedMessage {
    return book.isPresent() ? book.get().optionalDecimal(name) : Optional.empty();
  }

  private static Instant nanos(long sinceEpoch) {
    return Instant.ofEpochSecond(sinceEpoch / NANOS, sinceEpoch % NANOS);
  }
}
