package io.rec.systemmonitor.alert;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * One alert from its opening to its end.
 *
 * @param signal as it was last seen
 * @param cause key of the alert that explains it; its own when none does
 * @param times how often it was stated
 * @param deliveries what people were told, by step
 */
public record AlertCase(
    String id,
    Signal signal,
    String cause,
    Instant causeSince,
    Instant openedAt,
    Instant lastSeenAt,
    int times,
    Optional<Acknowledged> acknowledged,
    Optional<Instant> closedAt,
    Map<String, Delivery> deliveries) {

  public AlertCase {
    deliveries = Map.copyOf(deliveries);
  }

  static AlertCase opened(Signal signal, Instant now) {
    String own = signal.key().text();
    return new AlertCase(
        // With its text: of one subject two things may happen within the same millisecond.
        UUID.nameUUIDFromBytes(
                "%s@%d@%s"
                    .formatted(own, now.toEpochMilli(), signal.text())
                    .getBytes(StandardCharsets.UTF_8))
            .toString(),
        signal,
        own,
        now,
        now,
        now,
        1,
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  public AlertKey key() {
    return signal.key();
  }

  public boolean open() {
    return closedAt.isEmpty();
  }

  boolean isItsOwnCause() {
    return cause.equals(key().text());
  }

  public Optional<Delivery> delivery(String step) {
    return Optional.ofNullable(deliveries.get(step));
  }

  /** Whether the connector hub has it: then it is not sent again. */
  boolean taken(String step) {
    return delivery(step).flatMap(Delivery::takenAt).isPresent();
  }

  boolean isEvent() {
    return signal.source() == Source.EVENT;
  }

  boolean says(Signal other) {
    return signal.text().contains(other.text());
  }

  /** Whether the connector hub has anything about it. */
  boolean isTaken() {
    return deliveries.values().stream().anyMatch(delivery -> delivery.takenAt().isPresent());
  }

  boolean onItsWay() {
    return deliveries.values().stream().anyMatch(delivery -> delivery.fate() == Fate.ON_ITS_WAY);
  }

  /** Whether somebody was told, or may have been, that it is open. */
  boolean told() {
    return deliveries.containsKey(Step.WARNING) || deliveries.containsKey(Step.CRITICAL);
  }

  /** Seen again; it becomes no quieter while it is open. */
  AlertCase seen(Signal again, boolean stated, Instant now) {
    Signal louder =
        new Signal(
            again.key(),
            again.source(),
            again.severity().or(signal.severity()),
            again.text(),
            again.evidence(),
            again.since());
    return new AlertCase(
        id,
        louder,
        cause,
        causeSince,
        openedAt,
        now,
        stated ? times + 1 : times,
        acknowledged,
        Optional.empty(),
        deliveries);
  }

  AlertCase explainedBy(String newCause, Instant now) {
    return new AlertCase(
        id, signal, newCause, now, openedAt, lastSeenAt, times, acknowledged, closedAt, deliveries);
  }

  AlertCase acknowledgedBy(Acknowledged person) {
    return new AlertCase(
        id,
        signal,
        cause,
        causeSince,
        openedAt,
        lastSeenAt,
        times,
        Optional.of(person),
        closedAt,
        deliveries);
  }

  AlertCase closed(Instant now) {
    return new AlertCase(
        id,
        signal,
        cause,
        causeSince,
        openedAt,
        lastSeenAt,
        times,
        acknowledged,
        Optional.of(now),
        deliveries);
  }

  AlertCase delivering(String step, UnaryOperator<Delivery> change) {
    Map<String, Delivery> all = new HashMap<>(deliveries);
    all.put(step, change.apply(all.getOrDefault(step, Delivery.NONE)));
    return new AlertCase(
        id, signal, cause, causeSince, openedAt, lastSeenAt, times, acknowledged, closedAt, all);
  }
}
