package io.rec.cli.desk;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.operator.api.TradingSystem;

/** Trading systems as a cluster would give them, written as YAML. */
public final class DeskBuilder {
  private final StringBuilder components = new StringBuilder();
  private final StringBuilder conditions = new StringBuilder();

  public static DeskBuilder aDesk() {
    return new DeskBuilder();
  }

  public DeskBuilder component(String name, int ready, String more) {
    components.append(
        "  - {name: %s, desired: 1, ready: %d, restarts: 0, state: %s%s}\n"
            .formatted(name, ready, ready == 1 ? "Running" : "Waiting", more));
    return this;
  }

  public DeskBuilder condition(String type, String status, String reason, int generation) {
    conditions.append(
        ("  - {type: %s, status: '%s', reason: %s, message: '%s of %s', observedGeneration: %d,"
                + " lastTransitionTime: '2026-01-01T12:00:00Z'}\n")
            .formatted(type, status, reason, reason, type, generation));
    return this;
  }

  public TradingSystem build() {
    return Serialization.unmarshal(
        """
        apiVersion: rec.io/v1
        kind: TradingSystem
        metadata: {name: paper, namespace: trading, generation: 2, creationTimestamp: '2026-01-01T12:00:00Z'}
        spec: {version: 3.0.0}
        status:
          mode: Paper
          ready: 1/2
          state: Installing
          components:
        %s
          conditions:
        %s
        """
            .formatted(orEmpty(components), orEmpty(conditions)),
        TradingSystem.class);
  }

  private static String orEmpty(StringBuilder list) {
    return list.isEmpty() ? "    []" : list.toString();
  }
}
