package io.rec.venues.kalshi.feed;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.kalshi.book.BookSnapshot;
import io.rec.venues.kalshi.book.Leg;
import io.rec.venues.kalshi.book.Level;
import io.rec.venues.kalshi.market.Quote;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Reads the {@code msg} of each kind of message. */
final class NewsReader {

  /** A signed change of one level. */
  record Change(String ticker, Leg leg, BigDecimal price, BigDecimal delta, Instant at) {}

  private final ObjectMapper json;

  NewsReader(ObjectMapper json) {
    this.json = json;
  }

  Fields message(String text) throws MalformedMessage {
    return Fields.parse(json, text);
  }

  MarketTick tick(Fields msg) throws MalformedMessage {
    Quote quote =
        new Quote(
            msg.decimal("yes_bid_dollars"),
            msg.decimal("yes_bid_size_fp"),
            msg.decimal("yes_ask_dollars"),
            msg.decimal("yes_ask_size_fp"));
    if (!quote.possible()) {
      throw new MalformedMessage("%s quotes %s".formatted(msg.text("market_ticker"), quote));
    }
    return new MarketTick(
        msg.text("market_ticker"),
        msg.decimal("price_dollars"),
        quote,
        msg.decimal("volume_fp"),
        msg.decimal("open_interest_fp"),
        msg.unixMillis("ts_ms"));
  }

  /** Both sides on the YES scale, as we ask for with use_yes_price. */
  BookSnapshot snapshot(Fields msg) throws MalformedMessage {
    return new BookSnapshot(
        msg.text("market_ticker"),
        Level.read(msg.rows("yes_dollars_fp")),
        Level.read(msg.rows("no_dollars_fp")));
  }

  Change change(Fields msg) throws MalformedMessage {
    return new Change(
        msg.text("market_ticker"),
        Leg.of(msg.text("side")),
        msg.decimal("price_dollars"),
        msg.decimal("delta_fp"),
        msg.unixMillis("ts_ms"));
  }

  Lifecycle lifecycle(Fields msg) throws MalformedMessage {
    String event =
        msg.has("additional_metadata")
            ? msg.object("additional_metadata").textOr("event_ticker", "")
            : "";
    return new Lifecycle(
        msg.text("event_type"),
        msg.text("market_ticker"),
        event,
        msg.optionalUnixSeconds("close_ts"),
        msg.textOr("result", ""),
        msg.optionalDecimal("settlement_value"));
  }

  /** The publisher's own message is a JSON text within the JSON. */
  IndexValue index(Fields msg) throws MalformedMessage {
    Fields data = Fields.parse(json, msg.text("data"));
    BigDecimal value = data.decimal("value");
    if (value.signum() <= 0) {
      throw new MalformedMessage("%s is %s".formatted(msg.text("index_id"), value));
    }
    Optional<BigDecimal> average =
        msg.has("avg_60s_data")
            ? msg.object("avg_60s_data").optionalDecimal("value")
            : Optional.empty();
    return new IndexValue(msg.text("index_id"), value, msg.unixMillis("received_at"), average);
  }
}
