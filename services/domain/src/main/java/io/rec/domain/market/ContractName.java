package io.rec.domain.market;

import java.util.Map;
import java.util.regex.Pattern;

/** The short name of an event that trades are stored under: {@code BTC 3pm}. */
public final class ContractName {
  private static final Pattern TITLE = Pattern.compile("(\\S+) .*\\bat (\\d{1,2})(am|pm)\\b.*");
  private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9]{1,9}");
  private static final Map<String, String> SYMBOLS = Map.of("Bitcoin", "BTC", "Ethereum", "ETH");

  private ContractName() {}

  public static String of(EventTicker event) {
    return event.symbol() + " " + MarketTitle.hour(event.hour());
  }

  /** The short name for a long title; a text that is none stays as it is. */
  public static String ofTitle(String title) {
    var parts = TITLE.matcher(title);
    if (!parts.matches()) {
      return title;
    }
    var first = parts.group(1);
    var symbol = SYMBOLS.getOrDefault(first, first);
    return SYMBOL.matcher(symbol).matches()
        ? symbol + " " + parts.group(2) + parts.group(3)
        : title;
  }
}
