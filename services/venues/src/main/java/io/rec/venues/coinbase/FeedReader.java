package io.rec.venues.coinbase;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads the envelope {@code channel, timestamp, sequence_num, events} and what is in it. */
final class FeedReader {

  static final String HEARTBEATS = "heartbeats";
  static final String TICKER = "ticker";

  private final ObjectMapper json;

  FeedReader(ObjectMapper json) {
    this.json = json;
  }

  FeedMessage read(String text) throws MalformedMessage {
    Fields message = Fields.parse(json, text);
    OptionalLong sequence = message.optionalWhole("sequence_num");
    if (message.textOr("type", "").equals("error")) {
      return new FeedMessage.Refused(sequence, message.textOr("message", "no reason given"));
    }
    return switch (message.text("channel")) {
      case TICKER, "ticker_batch" -> prices(message, sequence);
      case HEARTBEATS -> heartbeat(message, sequence);
      case "subscriptions" -> new FeedMessage.Subscribed(sequence, products(message));
      default -> new FeedMessage.Other(sequence);
    };
  }

  private static FeedMessage prices(Fields message, OptionalLong sequence) throws MalformedMessage {
    Instant at = message.time("timestamp");
    List<FeedMessage.Quoted> quoted = new ArrayList<>();
    for (Fields event : message.objects("events")) {
      for (Fields ticker : event.objects("tickers")) {
        quoted.add(new FeedMessage.Quoted(ticker.text("product_id"), ticker.textOr("price", "")));
      }
    }
    return new FeedMessage.Prices(sequence, at, List.copyOf(quoted));
  }

  private static FeedMessage heartbeat(Fields message, OptionalLong sequence)
      throws MalformedMessage {
    OptionalLong counter = OptionalLong.empty();
    for (Fields event : message.objects("events")) {
      counter = event.optionalWhole("heartbeat_counter");
    }
    return new FeedMessage.Heartbeat(sequence, counter);
  }

  private static Map<String, List<String>> products(Fields message) throws MalformedMessage {
    Map<String, List<String>> products = new HashMap<>();
    for (Fields event : message.objects("events")) {
      Fields subscriptions = event.object("subscriptions");
      for (String channel : List.of(TICKER, HEARTBEATS)) {
        if (subscriptions.has(channel)) {
          products.put(channel, subscriptions.texts(channel));
        }
      }
    }
    return Map.copyOf(products);
  }
}
