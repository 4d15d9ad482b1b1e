package io.rec.systemmonitor.pager;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.systemmonitor.alert.Acknowledged;
import io.rec.systemmonitor.alert.AlertCase;
import io.rec.systemmonitor.alert.Delivery;
import io.rec.systemmonitor.alert.Runbook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert as the screens read it. */
@Serdeable(naming = SnakeCaseStrategy.class)
record AlertDocument(
    String id,
    String service,
    String type,
    String about,
    String source,
    String severity,
    String text,
    Map<String, String> evidence,
    String cause,
    String runbook,
    Instant openedAt,
    Instant lastSeenAt,
    int times,
    @Nullable Taken acknowledged,
    @Nullable Instant closedAt,
    List<Told> deliveries) {

  /** Who has taken it on. */
  @Serdeable
  record Taken(String by, Instant at, String note) {}

  /**
   * Proof that a step was told, or why not.
   *
   * @param told who was told, in words
   * @param takenAt when the connector hub had stored it
   * @param deliveredAt when the first channel that reaches people had sent it
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Told(
      String step,
      String told,
      String state,
      int attempts,
      Instant lastAttemptAt,
      @Nullable Instant takenAt,
      @Nullable Instant deliveredAt,
      List<String> toldBy,
      String failure) {

    static Told of(String step, Delivery delivery) {
      return new Told(
          step,
          delivery.words(),
          delivery.fate().word(),
          delivery.attempts(),
          delivery.lastAttemptAt(),
          delivery.takenAt().orElse(null),
          delivery.deliveredAt().orElse(null),
          delivery.toldBy(),
          delivery.failure());
    }
  }

  static AlertDocument of(AlertCase alert) {
    return new AlertDocument(
        alert.id(),
        alert.key().service(),
        alert.key().type(),
        alert.key().about(),
        alert.signal().source().word(),
        alert.signal().severity().word(),
        alert.signal().text(),
        alert.signal().evidence(),
        alert.cause(),
        Runbook.line(alert.key()),
        alert.openedAt(),
        alert.lastSeenAt(),
        alert.times(),
        alert.acknowledged().map(AlertDocument::taken).orElse(null),
        alert.closedAt().orElse(null),
        alert.deliveries().entrySet().stream()
            .map(entry -> Told.of(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(Told::lastAttemptAt))
            .toList());
  }

  private static Taken taken(Acknowledged person) {
    return new Taken(person.by(), person.at(), person.note());
  }
}
