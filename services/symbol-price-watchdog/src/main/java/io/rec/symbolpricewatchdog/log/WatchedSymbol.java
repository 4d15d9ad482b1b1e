package io.rec.symbolpricewatchdog.log;

import io.rec.platform.prices.PriceTable;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.util.Locale;

/** The symbol of this pod, e.g. BTC, which the venue trades as BTC-USD. */
@Singleton
public final class WatchedSymbol {

  private final String symbol;

  WatchedSymbol(RoleIdentity identity) {
    this.symbol =
        identity
            .symbol()
            .map(name -> name.toUpperCase(Locale.ROOT))
            .orElseThrow(
                () -> new IllegalStateException("RECIO_SYMBOL is not set: which price to watch?"));
  }

  public String symbol() {
    return symbol;
  }

  public String productId() {
    return symbol + "-USD";
  }

  public PriceTable table() {
    return new PriceTable(symbol);
  }

  /** The table of the changes over hours; as safe to write into a statement as the log's. */
  public String changesTable() {
    return "live_data.price_change_" + table().symbol().toLowerCase(Locale.ROOT);
  }
}
