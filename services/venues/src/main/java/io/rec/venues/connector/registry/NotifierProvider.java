package io.rec.venues.connector.registry;

import io.rec.venues.connector.Family;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.config.Settings;

/** A type of connector of this family. */
public non-sealed interface NotifierProvider extends ConnectorProvider {

  @Override
  default Family family() {
    return Family.NOTIFICATION;
  }

  @Override
  Notifier create(Settings settings, Surroundings surroundings);
}
