package io.rec.venues.connector.registry;

import io.rec.venues.connector.Connector;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.config.ConfigurationRefused;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.config.Variables;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the types of connectors, makes connectors, and keeps each under its id. */
public final class ConnectorFactory {

  private final Surroundings surroundings;
  private final Map<Family, Map<String, ConnectorProvider>> providers = new ConcurrentHashMap<>();
  private final Map<String, Connector> instances = new ConcurrentHashMap<>();

  public ConnectorFactory(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** With all types that are on the class path. */
  public static ConnectorFactory withInstalled(Surroundings surroundings) {
    ConnectorFactory factory = new ConnectorFactory(surroundings);
    ServiceLoader.load(ConnectorProvider.class).forEach(factory::register);
    return factory;
  }

  /** Refuses a second one of the same family and type. */
  public void register(ConnectorProvider provider) {
    Map<String, ConnectorProvider> known =
        providers.computeIfAbsent(provider.family(), family -> new ConcurrentHashMap<>());
    if (known.putIfAbsent(provider.type(), provider) != null) {
      throw new IllegalStateException(
          "two connectors of type %s %s".formatted(provider.family().word(), provider.type()));
    }
  }

  /** The names of the types, in order. */
  public List<String> types(Family family) {
    return providers.getOrDefault(family, Map.of()).keySet().stream().sorted().toList();
  }

  /** Makes a connector and keeps it; refuses an id that is taken. */
  public Connector create(ConnectorEntry entry, Variables variables) {
    Connector made = make(entry, variables);
    if (instances.putIfAbsent(entry.id(), made) != null) {
      throw new ConfigurationRefused("there is a connector %s already".formatted(entry.id()));
    }
    return made;
  }

  /** Makes a connector and keeps it in the place of the one with its id, which is disconnected. */
  public Connector replace(ConnectorEntry entry, Variables variables) {
    Connector made = make(entry, variables);
    Connector before = instances.put(entry.id(), made);
    if (before != null) {
      before.disconnect();
    }
    return made;
  }

  public Optional<Connector> instance(String id) {
    return Optional.ofNullable(instances.get(id));
  }

  /** In the order of their ids. */
  public List<Connector> instances() {
    return instances.values().stream().sorted(Comparator.comparing(Connector::name)).toList();
  }

  public <C extends Connector> List<C> instances(Class<C> kind) {
    return instances().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public void remove(String id) {
    Connector removed = instances.remove(id);
    if (removed != null) {
      removed.disconnect();
    }
  }

  private Connector make(ConnectorEntry entry, Variables variables) {
    ConnectorProvider provider =
        Optional.ofNullable(providers.getOrDefault(entry.family(), Map.of()).get(entry.type()))
            .orElseThrow(() -> unknown(entry));
    Settings settings = Settings.of(entry, variables, provider.variables(), surroundings.live());
    Connector made = provider.create(settings, surroundings);
    settings.requireAllRead();
    return made;
  }

  private ConfigurationRefused unknown(ConnectorEntry entry) {
    String hint = Slots.of(entry.type()).map(slot -> " (" + slot + ")").orElse("");
    return new ConfigurationRefused(
        "connector %s: there is no %s connector of type '%s'%s; known are %s"
            .formatted(
                entry.id(),
                entry.family().word(),
                entry.type(),
                hint,
                String.join(", ", types(entry.family()))));
  }
}
