package io.rec.mainapp.gateway.alerts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert, as the alert engine tells it.
 *
 * @param about what it is about, such as {@code trade:17}
 * @param source a service's own, something that happened, a root cause, a symptom seen from
 *     outside, or the engine itself, when nobody was told
 * @param evidence what was seen, by name; of a root cause also its impact and what happens next
 * @param cause what explains it, the same for all that it explains
 * @param runbook what a person does about it, a sentence
 * @param times how often it was stated
 * @param deliveries what people were told of it, oldest first
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AlertLine(
    String id,
    String service,
    String type,
    String about,
    @Schema(allowableValues = {"service", "event", "cause", "symptom", "engine"}) String source,
    @Schema(allowableValues = {"critical", "warning", "info"}) String severity,
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

  /** The engine's answer: one that lacks something is none. */
  public AlertLine {
    requireNonNull(id, "id");
    requireNonNull(service, "service");
    requireNonNull(type, "type");
    requireNonNull(about, "about");
    requireNonNull(source, "source");
    requireNonNull(severity, "severity");
    requireNonNull(text, "text");
    evidence = Map.copyOf(evidence);
    requireNonNull(cause, "cause");
    requireNonNull(runbook, "runbook");
    requireNonNull(openedAt, "opened_at");
    requireNonNull(lastSeenAt, "last_seen_at");
    deliveries = List.copyOf(deliveries);
  }

  /** Who has taken it on. */
  @Serdeable
  public record Taken(String by, Instant at, String note) {

    public Taken {
      requireNonNull(by, "by");
      requireNonNull(at, "at");
      requireNonNull(note, "note");
    }
  }

  /**
   * Proof that people were told, or why they were not.
   *
   * @param step warning, critical, escalated-1 to escalated-3, or closed
   * @param told who was told, in words
   * @param takenAt when the connector hub had stored it, which proves nothing yet
   * @param deliveredAt when the first channel that reaches people had sent it
   * @param toldBy the channels that sent it
   * @param failure why it has not arrived, or not by all channels; empty otherwise
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Told(
      String step,
      String told,
      @Schema(allowableValues = {"trying", "on_its_way", "held", "told", "nobody"}) String state,
      int attempts,
      Instant lastAttemptAt,
      @Nullable Instant takenAt,
      @Nullable Instant deliveredAt,
      List<String> toldBy,
      String failure) {

    public Told {
      requireNonNull(step, "step");
      requireNonNull(told, "told");
      requireNonNull(state, "state");
      requireNonNull(lastAttemptAt, "last_attempt_at");
      toldBy = List.copyOf(toldBy);
      requireNonNull(failure, "failure");
    }
  }
}
