package io.rec.operator.controller.plan;

import io.rec.operator.api.catalog.TopologyProblem;
import java.util.List;

/** Why a spec is not applied; the last good state stays. */
public sealed interface Fault {
  /** One word for a condition. */
  String reason();

  /** Culprit and next step. */
  String message();

  /** The components do not fit together. */
  record Unfitting(TopologyProblem problem) implements Fault {
    @Override
    public String reason() {
      return switch (problem) {
        case TopologyProblem.Cycle cycle -> "DependencyCycle";
        case TopologyProblem.UnknownDependency unknown -> "UnknownDependency";
        case TopologyProblem.DisabledDependency disabled -> "DependencyDisabled";
        case TopologyProblem.DuplicatePort duplicate -> "DuplicatePort";
        case TopologyProblem.PortOutOfRange range -> "PortOutOfRange";
      };
    }

    @Override
    public String message() {
      return problem.message();
    }

    boolean aboutPorts() {
      return problem instanceof TopologyProblem.PortProblem;
    }
  }

  /** A variable that the operator itself sets. */
  record Reserved(String where, String name) implements Fault {
    @Override
    public String reason() {
      return "ReservedVariable";
    }

    @Override
    public String message() {
      return "%s in %s is the operator's own and follows from the spec: leave it out; settings of a service begin with RECIO_SET_"
          .formatted(name, where);
    }
  }

  /** Words that the schema lets through and nobody understands. */
  record Unreadable(String field, String words, String expected) implements Fault {
    @Override
    public String reason() {
      return "UnreadableField";
    }

    @Override
    public String message() {
      return "spec.%s '%s' cannot be read: expected %s".formatted(field, words, expected);
    }
  }

  /** Another TradingSystem was here first. */
  record Occupied(String older) implements Fault {
    public static final String REASON = "NamespaceOccupied";

    @Override
    public String reason() {
      return REASON;
    }

    @Override
    public String message() {
      return "TradingSystem %s is served in this namespace; delete it or create this one elsewhere"
          .formatted(older);
    }
  }

  /** Somebody else's objects bear our names. */
  record Taken(List<String> names) implements Fault {
    @Override
    public String reason() {
      return "NameTaken";
    }

    @Override
    public String message() {
      return "%s already exists and belongs to someone else; rename or delete it"
          .formatted(String.join(", ", names));
    }
  }

  /**
   * A newer operator left a step behind that this one does not know.
   *
   * @param words what stands there
   */
  record UnknownPhase(String words) implements Fault {
    @Override
    public String reason() {
      return "UnknownPhase";
    }

    @Override
    public String message() {
      return "%s is not known to this operator, nothing is changed: bring back the one that wrote it"
          .formatted(words);
    }
  }
}
