package io.rec.venuesimulator.binance.stream;

import io.rec.venuesimulator.binance.market.Market;
import io.rec.venuesimulator.binance.market.Markets;
import java.util.Locale;
import java.util.Optional;

/** A stream such as {@code btcusdt@trade}, whose symbol is in lower case. */
record StreamName(String text, Market market, Channel channel) {

  static Optional<StreamName> of(String text, Markets markets) {
    int mark = text.indexOf('@');
    if (mark < 1
        || !text.substring(0, mark).equals(text.substring(0, mark).toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    Optional<Market> market = markets.of(text.substring(0, mark).toUpperCase(Locale.ROOT));
    Optional<Channel> channel = Channel.of(text.substring(mark + 1));
    return market.flatMap(found -> channel.map(wanted -> new StreamName(text, found, wanted)));
  }
}
