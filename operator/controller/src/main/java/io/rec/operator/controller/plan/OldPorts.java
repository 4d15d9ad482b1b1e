package io.rec.operator.controller.plan;

import io.rec.operator.api.catalog.Component;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.ports.PortManifest;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.PortsSeen;
import io.rec.operator.controller.observe.WorkloadSeen;
import io.rec.operator.controller.render.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Numbers that a Service keeps beside the new one until nobody calls them any more: those who
 * depend on the component have rolled, and the others have read the new manifest. What was current
 * is read from the Service itself, which changes in one write: no crash can lose it.
 */
final class OldPorts {
  /** Kubelet brings a changed ConfigMap to every pod in half of this at the latest. */
  static final Duration READ_BY_ALL = Duration.ofMinutes(3);

  private OldPorts() {}

  /**
   * @param rolling workloads whose pods may still be those of before, however complete they are
   */
  static SortedMap<String, Integer> of(
      Desk desk,
      Topology topology,
      PortManifest manifest,
      Observation seen,
      Set<String> rolling,
      Instant now) {
    var kept = new TreeMap<String, Integer>();
    for (var component : topology.enabled()) {
      var ports = seen.ports().get(component.name());
      if (ports == null) {
        continue;
      }
      var settled =
          ports.current() == component.port()
              && readByAll(desk, manifest, now)
              && rolled(component, topology, seen, rolling);
      if (!settled) {
        old(component, ports).ifPresent(number -> kept.put(component.name(), number));
      }
    }
    return kept;
  }

  /** The number before the one that is wanted. */
  private static Optional<Integer> old(Component component, PortsSeen ports) {
    var old = ports.current() == component.port() ? ports.old() : ports.current();
    return Optional.of(old)
        .filter(number -> number != 0 && number != component.port())
        .filter(number -> !component.entry().aliasPorts().contains(number));
  }

  private static boolean readByAll(Desk desk, PortManifest manifest, Instant now) {
    var ports = desk.status().ports();
    var since = ports.since();
    return Digest.of(manifest.toJson()).equals(ports.hash())
        && since != null
        && !now.isBefore(since.plus(READ_BY_ALL));
  }

  private static boolean rolled(
      Component component, Topology topology, Observation seen, Set<String> rolling) {
    var concerned = new TreeSet<>(topology.callersOf(component.name()));
    concerned.add(component.name());
    return Collections.disjoint(concerned, rolling)
        && concerned.stream()
            .map(name -> Optional.ofNullable(seen.deployments().get(name)))
            .allMatch(found -> found.filter(WorkloadSeen::complete).isPresent());
  }
}
