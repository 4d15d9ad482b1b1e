package io.rec.venues.connector.config;

import io.rec.venues.connector.Family;
import java.util.List;
import java.util.Map;

/**
 * A connector as a document asks for it; placeholders are not filled yet.
 *
 * @param fallbacks those that stand in when it fails, in this order
 */
public record ConnectorEntry(
    Family family,
    String id,
    String type,
    Map<String, Object> config,
    List<ConnectorEntry> fallbacks) {

  public ConnectorEntry {
    config = Map.copyOf(config);
    fallbacks = List.copyOf(fallbacks);
  }

  public ConnectorEntry(Family family, String id, String type, Map<String, Object> config) {
    this(family, id, type, config, List.of());
  }
}
