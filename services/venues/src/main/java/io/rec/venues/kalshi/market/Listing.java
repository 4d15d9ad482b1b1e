package io.rec.venues.kalshi.market;

import io.rec.venues.wire.Fields;
import java.util.List;

/**
 * A whole list, all pages: what could be read, and why the rest could not.
 *
 * @param sources what each item was read from, in the order of the items
 */
public record Listing<T>(List<T> items, List<Fields> sources, List<String> refused) {

  public Listing {
    items = List.copyOf(items);
    sources = List.copyOf(sources);
    refused = List.copyOf(refused);
  }
}
