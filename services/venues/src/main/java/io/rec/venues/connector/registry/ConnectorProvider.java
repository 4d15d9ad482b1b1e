package io.rec.venues.connector.registry;

import io.rec.venues.connector.Connector;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.config.Settings;
import java.util.Map;

/**
 * A type of connector. A plug-in names its class in {@code
 * META-INF/services/io.rec.venues.connector.registry.ConnectorProvider}; which of the three it
 * extends says its family, and that its connectors have what the family needs.
 */
public sealed interface ConnectorProvider
    permits BrokerProvider, DataFeedProvider, NotifierProvider {

  /** Lower case, e.g. alpaca. */
  String type();

  Family family();

  /** The variable that a setting comes from when the configuration does not give it. */
  default Map<String, String> variables() {
    return Map.of();
  }

  Connector create(Settings settings, Surroundings surroundings);
}
