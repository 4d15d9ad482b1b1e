package io.rec.operator.api.ports;

import io.rec.operator.api.catalog.Component;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.catalog.TopologyProblem.DuplicatePort;
import io.rec.operator.api.catalog.TopologyProblem.PortOutOfRange;
import io.rec.operator.api.catalog.TopologyProblem.PortProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Either a manifest in which everyone has a safe number of its own, or the reasons against it. */
public sealed interface PortPlan {
  /** Everyone has a number. */
  record Assigned(PortManifest manifest) implements PortPlan {}

  /** Someone has none; the last valid manifest stays applied. */
  record Refused(List<PortProblem> problems) implements PortPlan {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /** Numbers the enabled components of a system. */
  static PortPlan of(Topology topology) {
    var owners = new TreeMap<Integer, SortedSet<String>>();
    var problems = new ArrayList<PortProblem>();
    for (var component : topology.enabled()) {
      owners.computeIfAbsent(component.port(), port -> new TreeSet<>()).add(component.name());
      if (!safe(component)) {
        problems.add(new PortOutOfRange(component.port(), component.name()));
      }
    }
    owners.forEach(
        (port, names) -> {
          if (names.size() > 1) {
            problems.add(new DuplicatePort(port, names));
          }
        });
    return problems.isEmpty()
        ? new Assigned(PortManifest.of(topology.enabled()))
        : new Refused(problems);
  }

  private static boolean safe(Component component) {
    var port = component.port();
    return port == 3000 || port == 4000 || (port >= 8000 && port <= 8100);
  }
}
