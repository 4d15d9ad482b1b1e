package io.rec.venues.connector.registry;

import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.config.Settings;

/** A type of connector of this family. */
public non-sealed interface DataFeedProvider extends ConnectorProvider {

  @Override
  default Family family() {
    return Family.DATA;
  }

  @Override
  DataProvider create(Settings settings, Surroundings surroundings);
}
