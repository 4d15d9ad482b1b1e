package io.rec.venues.connector.registry;

import io.rec.venues.connector.Broker;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.config.Settings;

/** A type of connector of this family. */
public non-sealed interface BrokerProvider extends ConnectorProvider {

  @Override
  default Family family() {
    return Family.BROKER;
  }

  @Override
  Broker create(Settings settings, Surroundings surroundings);
}
