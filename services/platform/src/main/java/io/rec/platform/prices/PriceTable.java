package io.rec.platform.prices;

import java.util.Locale;
import java.util.regex.Pattern;

/** The price log of one symbol. The only place that makes its table's name. */
public record PriceTable(String symbol) {

  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{1,12}");

  public PriceTable {
    if (!SYMBOL.matcher(symbol).matches()) {
      throw new IllegalArgumentException("not a symbol: " + symbol);
    }
  }

  /** Safe to write into a statement, because the symbol's letters are checked. */
  public String name() {
    return "live_data." + symbol.toLowerCase(Locale.ROOT) + "_price_log";
  }
}
