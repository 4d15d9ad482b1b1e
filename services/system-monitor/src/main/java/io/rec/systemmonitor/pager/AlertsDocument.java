package io.rec.systemmonitor.pager;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.systemmonitor.alert.AlertCase;
import io.rec.systemmonitor.alert.Grouping;
import io.rec.systemmonitor.alert.Severity;
import io.rec.systemmonitor.alert.Silence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Everything that is open, by cause, the worst first.
 *
 * @param counts open alerts by severity
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record AlertsDocument(
    Instant at, List<Cause> causes, Map<String, Long> counts, List<Silenced> silences) {

  /** A cause with what it explains. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Cause(String cause, String severity, AlertDocument alert, List<AlertDocument> dependents) {

    static Cause of(Grouping.Group group) {
      return new Cause(
          group.head().cause(),
          group.severity().word(),
          AlertDocument.of(group.head()),
          group.dependents().stream().map(AlertDocument::of).toList());
    }
  }

  /** A silence as the screens read it. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Silenced(
      long id,
      String type,
      String service,
      String about,
      Instant until,
      String by,
      String reason,
      Instant madeAt) {

    static Silenced of(Silence silence) {
      return new Silenced(
          silence.id(),
          silence.type(),
          silence.service(),
          silence.about(),
          silence.until(),
          silence.by(),
          silence.reason(),
          silence.madeAt());
    }
  }

  static AlertsDocument of(Instant now, List<AlertCase> open, List<Silence> silences) {
    return new AlertsDocument(
        now,
        Grouping.groups(open).stream()
            .sorted(
                Comparator.comparing(Grouping.Group::severity, Comparator.reverseOrder())
                    .thenComparing(group -> group.head().openedAt()))
            .map(Cause::of)
            .toList(),
        Map.of(
            "critical", count(open, Severity.CRITICAL),
            "warning", count(open, Severity.WARNING),
            "info", count(open, Severity.INFO)),
        silences.stream().map(Silenced::of).toList());
  }

  private static long count(List<AlertCase> open, Severity severity) {
    return open.stream().filter(alert -> alert.signal().severity() == severity).count();
  }
}
