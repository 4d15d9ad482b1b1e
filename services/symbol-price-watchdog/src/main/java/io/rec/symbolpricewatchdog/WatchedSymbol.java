package io.rec.symbolpricewatchdog;

import io.rec.platform.prices.PriceTable;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.util.Locale;

/** The symbol of this pod, e.g. BTC, which the venue trades as BTC-USD. */
@Singleton
final class WatchedSymbol {

  private final String symbol;

  WatchedSymbol(RoleIdentity identity) {
    this.symbol =
        identity
            .symbol()
            .map(name -> name.toUpperCase(Locale.ROOT))
            .orElseThrow(
                () -> new IllegalStateException("RECIO_SYMBOL is not set: which price to watch?"));
  }

  String symbol() {
    return symbol;
  }

  String productId() {
    return symbol + "-USD";
  }

  PriceTable table() {
    return new PriceTable(symbol);
  }
}
