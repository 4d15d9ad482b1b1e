package io.rec.mainapp.gateway.alerts;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alerts as they are shown, step by step of their life. */
final class AlertLines {

  private AlertLines() {}

  static AlertLine of(AlertFact alert, String state) {
    return new AlertLine(
        alert.id(),
        alert.type(),
        alert.about(),
        alert.severity(),
        state,
        alert.text(),
        alert.service(),
        alert.at(),
        null,
        null,
        null,
        null,
        null,
        alert.evidence(),
        Runbook.line(alert.type()));
  }

  static AlertLine cleared(AlertLine line, Instant at) {
    return new AlertLine(
        line.id(),
        line.type(),
        line.about(),
        line.severity(),
        "cleared",
        line.text(),
        line.service(),
        line.since(),
        at,
        line.acknowledgedBy(),
        line.acknowledgedAt(),
        line.silencedBy(),
        line.silencedUntil(),
        line.evidence(),
        line.runbook());
  }

  static AlertLine marked(AlertLine line, Map<String, String> mark, Instant at) {
    boolean silence = "silence".equals(mark.get("action"));
    @Nullable String by = mark.get("by");
    return new AlertLine(
        line.id(),
        line.type(),
        line.about(),
        line.severity(),
        line.state(),
        line.text(),
        line.service(),
        line.since(),
        line.clearedAt(),
        silence ? line.acknowledgedBy() : by,
        silence ? line.acknowledgedAt() : at,
        silence ? by : line.silencedBy(),
        silence ? instant(mark.getOrDefault("until", ""), at) : line.silencedUntil(),
        line.evidence(),
        line.runbook());
  }

  private static Instant instant(String text, Instant otherwise) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException none) {
      return otherwise;
    }
  }
}
