package io.rec.venues.connector.market;

import java.util.Map;

/**
 * The quotes of a batch by symbol.
 *
 * @param missing why there is none, by symbol
 */
public record Quotes(Map<String, MarketQuote> found, Map<String, String> missing) {

  public Quotes {
    found = Map.copyOf(found);
    missing = Map.copyOf(missing);
  }
}
