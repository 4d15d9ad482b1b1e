package io.rec.domain.market;

import java.util.Locale;
import java.util.regex.Pattern;

/** The hourly "price above" series of one symbol: {@code KXBTCD} for {@code BTC}. */
public record Series(String symbol) {
  private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9]{0,9}");
  private static final String PREFIX = "KX";
  private static final String SUFFIX = "D";

  public Series {
    if (!SYMBOL.matcher(symbol).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no symbol: expected capital letters and digits, such as BTC".formatted(symbol));
    }
  }

  /** The series of a symbol, in whatever case it is written. */
  public static Series of(String symbol) {
    return new Series(symbol.strip().toUpperCase(Locale.ROOT));
  }

  /** The series with this ticker. */
  public static Series ofTicker(String ticker) {
    var isSeries =
        ticker.startsWith(PREFIX)
            && ticker.endsWith(SUFFIX)
            && ticker.length() > PREFIX.length() + SUFFIX.length();
    if (!isSeries) {
      throw new IllegalArgumentException(
          "'%s' is no hourly series: expected KX, the symbol and D, such as KXBTCD"
              .formatted(ticker));
    }
    return new Series(ticker.substring(PREFIX.length(), ticker.length() - SUFFIX.length()));
  }

  public String ticker() {
    return PREFIX + symbol + SUFFIX;
  }

  @Override
  public String toString() {
    return ticker();
  }
}
