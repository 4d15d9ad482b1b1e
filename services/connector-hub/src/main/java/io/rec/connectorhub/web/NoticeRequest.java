package io.rec.connectorhub.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told, in the words of the guide: with {@code alert_type} an alert, with {@code
 * trade} a trade, otherwise a notification. {@code severity}, {@code title} and {@code text} are
 * the older words for an alert.
 *
 * @param id the same id is told once; a new one is made when there is none
 */
@Serdeable
record NoticeRequest(
    @Nullable String id,
    @Nullable String recipient,
    @Nullable String subject,
    @Nullable String message,
    @Nullable Boolean html,
    @Nullable List<String> cc,
    @Nullable List<String> bcc,
    @JsonProperty("alert_type") @Nullable String alertType,
    @Nullable String priority,
    @JsonProperty("same_as") @Nullable String sameAs,
    @Nullable Map<String, Object> trade,
    @Nullable String severity,
    @Nullable String title,
    @Nullable String text) {

  private static final int LONGEST_ID = 100;
  private static final int LONGEST_SUBJECT = 500;
  private static final int LONGEST_TEXT = 100_000;

  /** Refuses, with the field's name, what cannot be told. */
  Message message(String newId, Instant now) {
    String key = id == null || id.isBlank() ? newId : limited("id", id, LONGEST_ID);
    String to = recipient == null ? "" : limited("recipient", recipient.strip(), LONGEST_SUBJECT);
    if (trade != null) {
      Map<String, String> data = new LinkedHashMap<>();
      trade.forEach((name, value) -> data.put(name, String.valueOf(value)));
      return new Message.Trade(key, to, data, now);
    }
    if (alertType != null) {
      return new Message.Alert(
          key,
          to,
          required("alert_type", alertType, LONGEST_SUBJECT),
          required("message", message, LONGEST_TEXT),
          priority == null ? Priority.NORMAL : Priority.of(priority));
    }
    if (severity != null || title != null) {
      return new Message.Alert(
          key,
          to,
          required("title", title, LONGEST_SUBJECT),
          required("text", text, LONGEST_TEXT),
          severity(severity));
    }
    return new Message.Notification(
        key,
        to,
        required("subject", subject, LONGEST_SUBJECT),
        required("message", message, LONGEST_TEXT),
        Boolean.TRUE.equals(html),
        new Message.Copies(cc == null ? List.of() : cc, bcc == null ? List.of() : bcc));
  }

  private static Priority severity(@Nullable String word) {
    return switch (String.valueOf(word).toLowerCase(Locale.ROOT)) {
      case "info" -> Priority.NORMAL;
      case "warning" -> Priority.HIGH;
      case "critical" -> Priority.CRITICAL;
      default ->
          throw new IllegalArgumentException(
              "severity is none of INFO, WARNING, CRITICAL: " + word);
    };
  }

  private static String required(String field, @Nullable String value, int most) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return limited(field, value, most);
  }

  private static String limited(String field, String value, int most) {
    if (value.length() > most) {
      throw new IllegalArgumentException(
          "%s has %d characters; %d are allowed".formatted(field, value.length(), most));
    }
    return value;
  }
}
