package io.rec.connectorhub.connect;

import io.rec.platform.config.Refreshable;
import io.rec.platform.role.VenueSelection;
import io.rec.venues.connector.Connector;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.config.ConfigurationRefused;
import io.rec.venues.connector.config.Variables;
import io.rec.venues.connector.registry.ConnectorFactory;
import io.rec.venues.connector.registry.HealthMonitor;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connectors as the mounted files want them now. A changed document or key replaces the
 * connectors that it is about, without a restart; what cannot be used leaves the last good one.
 */
@Singleton
public final class HubConnectors implements Refreshable {

  private static final Logger LOG = LoggerFactory.getLogger(HubConnectors.class);

  private final ConnectorFiles files;
  private final ConnectorFactory factory;
  private final HealthMonitor monitor;
  private final VenueSelection venues;
  private final Clock clock;
  private final Map<String, Wish> made = new HashMap<>();
  private volatile String routing = "";
  private volatile String complaint = "the connectors have not been read yet";

  private record Wish(ConnectorFiles.Wish wish, Instant since) {}

  HubConnectors(
      ConnectorFiles files,
      ConnectorFactory factory,
      HealthMonitor monitor,
      VenueSelection venues,
      Clock clock) {
    this.files = files;
    this.factory = factory;
    this.monitor = monitor;
    this.venues = venues;
    this.clock = clock;
    refresh();
  }

  /** A part that another service plays with a client of its own. */
  public record Elsewhere(Family family, String type, String environment) {}

  public List<Elsewhere> elsewhere() {
    return List.of(
        new Elsewhere(Family.BROKER, venues.broker(), venues.brokerEnvironment()),
        new Elsewhere(Family.DATA, venues.data(), venues.dataEnvironment()));
  }

  public List<Connector> all() {
    return factory.instances();
  }

  public Optional<Connector> find(String id) {
    return factory.instance(id);
  }

  /** Of this name, if it tells people. */
  public Optional<Notifier> notifier(String id) {
    return find(id).filter(Notifier.class::isInstance).map(Notifier.class::cast);
  }

  public List<Notifier> notifiers() {
    return factory.instances(Notifier.class);
  }

  /** A log is read by whoever looks for something, and wakes nobody. */
  public boolean reachesPeople(String channel) {
    return find(channel).map(connector -> !connector.type().equals("log")).orElse(true);
  }

  public List<String> types(Family family) {
    return factory.types(family);
  }

  /** The text of routing.json; empty when there is none. */
  public String routing() {
    return routing;
  }

  /** When the connector was made from its present settings and keys. */
  public synchronized Optional<Instant> since(String id) {
    return Optional.ofNullable(made.get(id)).map(Wish::since);
  }

  /** Why the files cannot be used; empty when they can. */
  public String complaint() {
    return complaint;
  }

  @Override
  public synchronized void refresh() {
    try {
      ConnectorFiles.Seen seen = files.read();
      List<String> refused = new ArrayList<>();
      for (ConnectorFiles.Wish wish : seen.wishes().values()) {
        make(wish, refused);
      }
      for (String id : List.copyOf(made.keySet())) {
        if (!seen.wishes().containsKey(id)) {
          remove(id);
        }
      }
      routing = seen.routing();
      complain(String.join("; ", refused));
    } catch (IOException | ConfigurationRefused unusable) {
      complain(String.valueOf(unusable.getMessage()));
    }
  }

  private void make(ConnectorFiles.Wish wish, List<String> refused) {
    String id = wish.entry().id();
    Wish known = made.get(id);
    if (known != null && known.wish().equals(wish)) {
      return;
    }
    try {
      Connector connector = factory.replace(wish.entry(), Variables.of(wish.variables()));
      made.put(id, new Wish(wish, clock.instant()));
      monitor.unregister(id);
      monitor.register(id, connector);
      LOG.atInfo()
          .addKeyValue("connector", id)
          .addKeyValue("type", connector.type())
          .addKeyValue("family", connector.family().word())
          .log(known == null ? "connector configured" : "connector replaced, its settings changed");
    } catch (ConfigurationRefused unusable) {
      refused.add(String.valueOf(unusable.getMessage()));
    }
  }

  private void remove(String id) {
    made.remove(id);
    monitor.unregister(id);
    factory.remove(id);
    LOG.atInfo().addKeyValue("connector", id).log("connector removed");
  }

  private void complain(String text) {
    if (!text.equals(complaint) && !text.isEmpty()) {
      LOG.error("connectors cannot be used as configured: {}", text);
    }
    complaint = text;
  }
}
