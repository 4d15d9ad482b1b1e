package io.rec.connectorhub;

import io.rec.platform.role.VenueSelection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The connectors that this system's configuration names. */
@Singleton
final class Connectors {

  private final List<Connector> all;

  Connectors(VenueSelection venues, List<Notifier> notifiers) {
    List<Connector> found = new ArrayList<>();
    found.add(new Connector("broker", venues.broker(), venues.brokerEnvironment()));
    found.add(new Connector("data", venues.data(), venues.dataEnvironment()));
    notifiers.forEach(each -> found.add(new Connector("notification", each.name(), "")));
    this.all = List.copyOf(found);
  }

  List<Connector> all() {
    return all;
  }
}
