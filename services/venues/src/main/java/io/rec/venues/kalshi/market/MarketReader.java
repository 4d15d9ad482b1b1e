package io.rec.venues.kalshi.market;

import io.rec.venues.connector.market.Bar;
import io.rec.venues.kalshi.book.BookSnapshot;
import io.rec.venues.kalshi.book.Level;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads events, markets and books from their fields. */
final class MarketReader {

  private MarketReader() {}

  static KalshiEvent event(Fields event) throws MalformedMessage {
    return new KalshiEvent(
        event.text("event_ticker"),
        event.text("series_ticker"),
        event.textOr("title", ""),
        event.textOr("sub_title", ""),
        event.optionalTime("strike_date"));
  }

  static KalshiMarket market(Fields market) throws MalformedMessage {
    Quote quote = quote(market);
    if (!quote.possible()) {
      throw new MalformedMessage("%s quotes %s".formatted(market.text("ticker"), quote));
    }
    return new KalshiMarket(
        market.text("ticker"),
        market.text("event_ticker"),
        MarketStatus.of(market.text("status")),
        market.text("yes_sub_title"),
        market.textOr("strike_type", ""),
        market.optionalDecimal("floor_strike"),
        market.time("open_time"),
        market.time("close_time"),
        quote,
        market.decimal("last_price_dollars"),
        // 0 where it was not open yet.
        market.optionalDecimal("previous_price_dollars").filter(price -> price.signum() > 0),
        market.decimal("volume_fp"),
        market.decimal("volume_24h_fp"),
        market.decimal("open_interest_fp"),
        market.textOr("result", ""),
        market.textOr("settlement_value_dollars", "").isEmpty()
            ? Optional.empty()
            : market.optionalDecimal("settlement_value_dollars"),
        ranges(market));
  }

  /** REST lists the bids of each leg on that leg's own scale. */
  static BookSnapshot book(String ticker, Fields answer) throws MalformedMessage {
    Fields book = answer.object("orderbook_fp");
    return BookSnapshot.ofLegs(
        ticker, Level.read(book.rows("yes_dollars")), Level.read(book.rows("no_dollars")));
  }

  /** A stretch without a trade has no prices and is left out. */
  static List<Bar> bars(String ticker, Duration period, Fields answer) throws MalformedMessage {
    List<Bar> bars = new ArrayList<>();
    for (Fields market : answer.objects("markets")) {
      if (market.text("market_ticker").equals(ticker)) {
        for (Fields row : market.objects("candlesticks")) {
          if (row.object("price").has("close_dollars")) {
            bars.add(bar(period, row));
          }
        }
      }
    }
    return List.copyOf(bars);
  }

  private static Bar bar(Duration period, Fields row) throws MalformedMessage {
    Fields price = row.object("price");
    Instant end =
        row.optionalUnixSeconds("end_period_ts")
            .orElseThrow(() -> new MalformedMessage("end_period_ts is missing"));
    try {
      return new Bar(
          end.minus(period),
          price.decimal("open_dollars"),
          price.decimal("high_dollars"),
          price.decimal("low_dollars"),
          price.decimal("close_dollars"),
          row.decimal("volume_fp"));
    } catch (IllegalArgumentException impossible) {
      throw new MalformedMessage(String.valueOf(impossible.getMessage()), impossible);
    }
  }

  private static Quote quote(Fields market) throws MalformedMessage {
    return new Quote(
        market.decimal("yes_bid_dollars"),
        market.decimal("yes_bid_size_fp"),
        market.decimal("yes_ask_dollars"),
        market.decimal("yes_ask_size_fp"));
  }

  private static List<PriceRange> ranges(Fields market) throws MalformedMessage {
    List<PriceRange> ranges = new ArrayList<>();
    for (Fields range : market.objects("price_ranges")) {
      ranges.add(
          new PriceRange(range.decimal("start"), range.decimal("end"), range.decimal("step")));
    }
    return ranges;
  }
}
