package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import java.util.regex.Pattern;

/** Which set: a symbol and a version that nobody gives to another set of it. */
public record SetName(String symbol, String version) {
  /** Stands for whichever version is active, so no version may be called that. */
  public static final String ACTIVE = "active";

  private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9]{1,9}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

  public SetName {
    symbol(symbol);
    if (!VERSION.matcher(version).matches() || version.equals(ACTIVE)) {
      throw new Refusal(
          "'%s' is no version: up to 40 letters, digits, dots, dashes and underscores, not active"
              .formatted(version));
    }
  }

  /** The symbol itself, when it is one. */
  public static String symbol(String symbol) {
    if (!SYMBOL.matcher(symbol).matches()) {
      throw new Refusal("'%s' is no symbol: expected one like BTC".formatted(symbol));
    }
    return symbol;
  }

  @Override
  public String toString() {
    return symbol + " " + version;
  }
}
