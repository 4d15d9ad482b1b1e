package io.rec.venues.connector.registry;

import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorHealth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Probes registered connectors at an interval and remembers what it found. */
public final class HealthMonitor {

  public static final Duration USUAL_INTERVAL = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(HealthMonitor.class);
  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(10);

  private final Duration interval;
  private final Clock clock;
  private final Map<String, Watched> watched = new ConcurrentSkipListMap<>();

  private record Watched(
      Connector connector, @Nullable Instant checked, @Nullable ConnectorHealth found) {}

  /**
   * How many there are and how many of them answered the last probe.
   *
   * @param unchecked not probed yet, neither healthy nor unhealthy
   */
  public record Summary(int totalConnectors, int healthy, int unhealthy, int unchecked) {}

  /** Refuses an interval under 10 s: it would be load, not watching. */
  public HealthMonitor(Duration interval, Clock clock) {
    if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
      throw new IllegalArgumentException(
          "check_interval is under %d s: %s".formatted(SHORTEST_INTERVAL.toSeconds(), interval));
    }
    this.interval = interval;
    this.clock = clock;
  }

  /** Refuses an id that is registered. */
  public void register(String id, Connector connector) {
    if (watched.putIfAbsent(id, new Watched(connector, null, null)) != null) {
      throw new IllegalArgumentException("a connector %s is watched already".formatted(id));
    }
  }

  public void unregister(String id) {
    watched.remove(id);
  }

  /** Probes now; refuses an id that is not registered. */
  public ConnectorHealth check(String id) throws InterruptedException {
    Watched one = watched.get(id);
    if (one == null) {
      throw new IllegalArgumentException("no connector %s is watched".formatted(id));
    }
    return probed(id, one);
  }

  /** Whether the interval has passed since the last probe. */
  public boolean shouldCheck(String id) {
    Watched one = watched.get(id);
    if (one == null) {
      return false;
    }
    return one.checked() == null || !one.checked().plus(interval).isAfter(clock.instant());
  }

  /** One pass of the continuous watch; all that are due at the same time, as each may hang. */
  public void checkDue() throws InterruptedException {
    List<Thread> probes = new ArrayList<>();
    watched.forEach(
        (id, one) -> {
          if (shouldCheck(id)) {
            probes.add(Thread.ofVirtual().name("probe-" + id).start(() -> probeAlone(id, one)));
          }
        });
    for (Thread probe : probes) {
      probe.join();
    }
  }

  public Optional<ConnectorHealth> last(String id) {
    return Optional.ofNullable(watched.get(id)).map(Watched::found);
  }

  public Summary summary() {
    List<Watched> all = List.copyOf(watched.values());
    int unchecked = (int) all.stream().filter(each -> each.found() == null).count();
    int healthy = (int) all.stream().filter(HealthMonitor::healthy).count();
    return new Summary(all.size(), healthy, all.size() - healthy - unchecked, unchecked);
  }

  /** The messages of those that did not answer their last probe, by id. */
  public Map<String, String> unhealthy() {
    Map<String, String> messages = new TreeMap<>();
    watched.forEach(
        (id, one) -> {
          if (one.found() != null && !one.found().healthy()) {
            messages.put(id, one.found().message());
          }
        });
    return messages;
  }

  private void probeAlone(String id, Watched one) {
    try {
      probed(id, one);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private ConnectorHealth probed(String id, Watched one) throws InterruptedException {
    ConnectorHealth health = one.connector().healthCheck();
    // Not where it was unregistered or replaced meanwhile.
    watched.replace(id, one, new Watched(one.connector(), clock.instant(), health));
    if (!health.healthy()) {
      LOG.atWarn().addKeyValue("connector", id).log("{} is unhealthy: {}", id, health.message());
    }
    return health;
  }

  private static boolean healthy(Watched one) {
    return one.found() != null && one.found().healthy();
  }
}
