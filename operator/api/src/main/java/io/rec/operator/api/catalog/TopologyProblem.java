package io.rec.operator.api.catalog;

import java.util.List;
import java.util.SortedSet;

/** Something in a spec that the schema cannot see and the operator will not apply. */
public sealed interface TopologyProblem {
  /** What is wrong, who is concerned, what to do. */
  String message();

  /** A component waits for one that this system does not have. */
  record UnknownDependency(String component, String dependency) implements TopologyProblem {
    @Override
    public String message() {
      return "%s depends on %s, which this system does not have: correct its dependsOn"
          .formatted(component, dependency);
    }
  }

  /** A component waits for one that is switched off. */
  record DisabledDependency(String component, String dependency) implements TopologyProblem {
    @Override
    public String message() {
      return "%s depends on %s, which is disabled: enable it or take it out of dependsOn"
          .formatted(component, dependency);
    }
  }

  /** Components wait for each other; the path ends where it begins. */
  record Cycle(List<String> path) implements TopologyProblem {
    public Cycle {
      path = List.copyOf(path);
    }

    @Override
    public String message() {
      return "components wait for each other: %s; take one of these out of dependsOn"
          .formatted(String.join(" -> ", path));
    }
  }

  /** Something about the port numbers. */
  sealed interface PortProblem extends TopologyProblem {
    /** The number in question. */
    int port();
  }

  /** Two or more components have one number. */
  record DuplicatePort(int port, SortedSet<String> owners) implements PortProblem {
    @Override
    public String message() {
      return "port %d belongs to %s: give each its own number"
          .formatted(port, String.join(" and ", owners));
    }
  }

  /** A number outside those that are safe. */
  record PortOutOfRange(int port, String owner) implements PortProblem {
    @Override
    public String message() {
      return "port %d of %s is not 3000, 4000 or within 8000-8100: choose a free number there"
          .formatted(port, owner);
    }
  }
}
