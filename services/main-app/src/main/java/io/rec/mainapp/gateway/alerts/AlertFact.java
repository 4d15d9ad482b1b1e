package io.rec.mainapp.gateway.alerts;

import io.rec.platform.events.Fact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An alert as a fact tells it, whoever wrote it and in whichever of the forms. */
record AlertFact(
    long id,
    String type,
    String about,
    String severity,
    String state,
    String text,
    String service,
    Instant at,
    Map<String, String> evidence) {

  /** Words that end what another word began. */
  private static final Map<String, String> ENDS =
      Map.of("_recovered", "_lost", "_accepted", "_refused", "_cleared", "_raised");

  private static final Set<String> HEAD =
      Set.of("type", "severity", "state", "text", "service", "about", "at");

  static AlertFact of(Fact fact, Map<String, String> fields) {
    String type = fields.getOrDefault("type", "alert");
    String state = fields.getOrDefault("state", "raised");
    for (Map.Entry<String, String> end : ENDS.entrySet()) {
      if (type.endsWith(end.getKey())) {
        type = type.substring(0, type.length() - end.getKey().length()) + end.getValue();
        state = "cleared";
      }
    }
    Map<String, String> evidence = new LinkedHashMap<>(fields);
    evidence.keySet().removeAll(HEAD);
    return new AlertFact(
        fact.id(),
        type,
        fields.getOrDefault("about", fact.key()),
        fields.getOrDefault("severity", "warning"),
        state,
        fields.getOrDefault("text", sentence(type, evidence)),
        fields.getOrDefault("service", ""),
        fact.createdAt(),
        evidence);
  }

  boolean clears() {
    return state.equals("cleared");
  }

  /** An alert of the same kind about the same is the same alert. */
  String key() {
    return type + "/" + about;
  }

  private static String sentence(String type, Map<String, String> evidence) {
    String words = type.replace('_', ' ');
    return evidence.isEmpty() ? words : words + ": " + String.join(", ", evidence.values());
  }
}
