package io.rec.venues.binance;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;

/** Reads messages of raw streams: events with their type in {@code e}, and answers to commands. */
final class FeedReader {

  private final ObjectMapper json;

  FeedReader(ObjectMapper json) {
    this.json = json;
  }

  FeedMessage read(String text) throws MalformedMessage {
    Fields message = Fields.parse(json, text);
    if (message.has("error")) {
      return new FeedMessage.Refused(message.object("error").textOr("msg", "no reason given"));
    }
    // What is told of the book has no type, and is known by its update's number.
    if (message.has("u") && message.has("b")) {
      return best(message);
    }
    return switch (message.textOr("e", "")) {
      case "trade" -> trade(message);
      case "" -> new FeedMessage.Done(message.whole("id"));
      default -> new FeedMessage.Other();
    };
  }

  private static FeedMessage trade(Fields message) throws MalformedMessage {
    BigDecimal price = message.decimal("p");
    if (price.signum() <= 0) {
      throw new MalformedMessage("p is not positive: " + price);
    }
    return new FeedMessage.Trade(
        message.text("s"), message.whole("t"), price, message.unixMillis("T"));
  }

  private static FeedMessage best(Fields message) throws MalformedMessage {
    try {
      return new FeedMessage.Best(
          message.text("s"),
          new BestPrices(message.whole("u"), message.decimal("b"), message.decimal("a")));
    } catch (IllegalArgumentException unusable) {
      throw new MalformedMessage(String.valueOf(unusable.getMessage()), unusable);
    }
  }
}
