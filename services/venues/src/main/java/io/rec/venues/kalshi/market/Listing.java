package io.rec.venues.kalshi.market;

import java.util.List;

/** A whole list, all pages: what could be read, and why the rest could not. */
public record Listing<T>(List<T> items, List<String> refused) {

  public Listing {
    items = List.copyOf(items);
    refused = List.copyOf(refused);
  }
}
