package io.rec.venuesimulator.kalshi.stream;

import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code params} of a command, whatever a client put into them. */
record CommandParams(JsonObject json) {

  /** Whether a value is not of the kind its name asks for. */
  boolean malformed() {
    boolean lists =
        json.isListOf("channels", String.class)
            && json.isListOf("market_tickers", String.class)
            && json.isListOf("index_ids", String.class)
            && json.isListOf("sids", BigDecimal.class);
    boolean twice = json.text("market_ticker").isPresent() && json.has("market_tickers");
    return !lists || twice;
  }

  List<String> channels() {
    return json.texts("channels");
  }

  List<String> markets() {
    return json.text("market_ticker").map(List::of).orElseGet(() -> json.texts("market_tickers"));
  }

  /** What the channel's messages are chosen by. */
  List<String> names(StreamChannel channel) {
    return channel.indexFeed() ? json.texts("index_ids") : markets();
  }

  List<Long> sids() {
    List<Long> sids = new ArrayList<>(json.wholes("sids"));
    json.whole("sid").ifPresent(sids::add);
    return sids;
  }

  Optional<String> action() {
    return json.text("action");
  }

  boolean flag(String name) {
    return json.flag(name).orElse(false);
  }
}
