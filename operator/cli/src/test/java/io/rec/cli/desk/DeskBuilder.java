package io.rec.cli.desk;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.operator.api.TradingSystem;
import java.util.LinkedHashMap;
import java.util.Map;

/** Trading systems as a cluster would give them, written as YAML. */
public final class DeskBuilder {
  private final StringBuilder components = new StringBuilder();
  private final StringBuilder conditions = new StringBuilder();
  private final Map<String, String> annotations = new LinkedHashMap<>();
  private final Map<String, String> spec = new LinkedHashMap<>(Map.of("version", "3.0.0"));
  private final Map<String, String> status =
      new LinkedHashMap<>(Map.of("mode", "Paper", "ready", "1/2", "state", "Installing"));

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

  /** A condition of this generation in words of its own. */
  public DeskBuilder said(String type, String status, String reason, String message) {
    conditions.append(
        ("  - {type: %s, status: '%s', reason: %s, message: '%s', observedGeneration: 2,"
                + " lastTransitionTime: '2026-01-01T12:00:00Z'}\n")
            .formatted(type, status, reason, message));
    return this;
  }

  public DeskBuilder annotation(String key, String value) {
    annotations.put(key, value);
    return this;
  }

  /** A field of the spec, its value written as YAML on one line. */
  public DeskBuilder spec(String field, String yaml) {
    spec.put(field, yaml);
    return this;
  }

  /** A field of the status, its value written as YAML on one line. */
  public DeskBuilder status(String field, String yaml) {
    status.put(field, yaml);
    return this;
  }

  public TradingSystem build() {
    return Serialization.unmarshal(yaml(), TradingSystem.class);
  }

  public String yaml() {
    return """
        apiVersion: rec.io/v1
        kind: TradingSystem
        metadata:
          name: paper
          namespace: trading
          uid: 5f1
          generation: 2
          creationTimestamp: '2026-01-01T12:00:00Z'
          annotations:
        %s
        spec:
        %s
        status:
        %s
          components:
        %s
          conditions:
        %s
        """
        .formatted(
            annotations.isEmpty() ? "    {}" : lines(annotations, "    "),
            lines(spec, "  "),
            lines(status, "  "),
            orEmpty(components),
            orEmpty(conditions));
  }

  private static String lines(Map<String, String> fields, String indent) {
    var text = new StringBuilder();
    fields.forEach((key, value) -> text.append("%s%s: %s\n".formatted(indent, key, value)));
    return text.toString();
  }

  private static String orEmpty(StringBuilder list) {
    return list.isEmpty() ? "    []" : list.toString();
  }
}
