package io.rec.systemmonitor.pager;

import io.rec.systemmonitor.alert.AlertKey;
import io.rec.systemmonitor.alert.Severity;
import io.rec.systemmonitor.alert.Signal;
import io.rec.systemmonitor.alert.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An alert as a fact tells it. Services that do not use {@code platform.alert} name neither a state
 * nor themselves: their type says by its last word whether something ended, and what it says has no
 * memory of its own that could be asked after a restart.
 */
record Stated(AlertKey key, String state, Map<String, String> fields) {

  private static final List<String> HEAD =
      List.of("type", "state", "severity", "about", "text", "service", "at");

  /** What ends, by the word that says so. */
  private static final Map<String, String> ENDS =
      Map.of("_recovered", "_lost", "_accepted", "_refused", "_cleared", "_raised");

  static Stated of(String subject, Map<String, String> fields) {
    String type = fields.getOrDefault("type", "unknown");
    String state = fields.getOrDefault("state", "told");
    for (Map.Entry<String, String> end : ENDS.entrySet()) {
      if (!fields.containsKey("state") && type.endsWith(end.getKey())) {
        type = type.substring(0, type.length() - end.getKey().length()) + end.getValue();
        state = "cleared";
      }
    }
    return new Stated(
        new AlertKey(
            fields.getOrDefault("service", "unknown"), type, fields.getOrDefault("about", subject)),
        state,
        fields);
  }

  Signal signal() {
    Map<String, String> evidence = new HashMap<>(fields);
    HEAD.forEach(evidence::remove);
    return new Signal(
        key,
        state.equals("told") ? Source.EVENT : Source.SERVICE,
        severity(),
        fields.getOrDefault("text", sentence()),
        evidence);
  }

  private Severity severity() {
    return switch (fields.getOrDefault("severity", "warning")) {
      case "critical" -> Severity.CRITICAL;
      case "info" -> Severity.INFO;
      default -> Severity.WARNING;
    };
  }

  private String sentence() {
    String words = key.type().replace('_', ' ') + ", " + key.about();
    return Stream.of("error", "detail")
        .map(name -> fields.getOrDefault(name, ""))
        .filter(why -> !why.isBlank())
        .findFirst()
        .map(why -> words + ": " + why)
        .orElse(words);
  }
}
