package io.rec.kalshiapiwatchdog.publication;

import io.rec.kalshiapiwatchdog.market.EventPicture;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The newest stored snapshot of each symbol's present event. */
@Singleton
public final class StoredSnapshots {

  /** A picture and the text under which it is stored and exported. */
  record Snapshot(EventPicture picture, String json) {}

  private final Map<String, Snapshot> newest = new ConcurrentHashMap<>();

  void put(String symbol, Snapshot snapshot) {
    newest.put(symbol, snapshot);
  }

  Optional<Snapshot> of(String symbol) {
    return Optional.ofNullable(newest.get(symbol));
  }
}
