package io.rec.venues.connector.config;

import io.rec.venues.connector.Family;
import java.util.Map;

/** A connector as a document asks for it; placeholders are not filled yet. */
public record ConnectorEntry(Family family, String id, String type, Map<String, Object> config) {

  public ConnectorEntry {
    config = Map.copyOf(config);
  }
}
