package io.rec.connectorhub.delivery;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as it lies in a row. */
@Serdeable
record StoredMessage(
    String type,
    String id,
    String recipient,
    String subject,
    String text,
    boolean html,
    @Nullable List<String> cc,
    @Nullable List<String> bcc,
    @Nullable String priority,
    @Nullable Map<String, String> data,
    @Nullable String at) {

  static StoredMessage of(Message message) {
    return switch (message) {
      case Message.Notification note ->
          new StoredMessage(
              "notification",
              note.id(),
              note.recipient(),
              note.subject(),
              note.text(),
              note.html(),
              note.copies().cc(),
              note.copies().bcc(),
              null,
              null,
              null);
      case Message.Alert alert ->
          new StoredMessage(
              "alert",
              alert.id(),
              alert.recipient(),
              alert.alertType(),
              alert.text(),
              false,
              null,
              null,
              alert.priority().word(),
              null,
              null);
      case Message.Trade trade ->
          new StoredMessage(
              "trade",
              trade.id(),
              trade.recipient(),
              "",
              "",
              false,
              null,
              null,
              null,
              trade.data(),
              trade.at().toString());
    };
  }

  Message message() {
    return switch (type) {
      case "alert" ->
          new Message.Alert(id, recipient, subject, text, Priority.of(String.valueOf(priority)));
      case "trade" ->
          new Message.Trade(
              id, recipient, data == null ? Map.of() : data, Instant.parse(String.valueOf(at)));
      default ->
          new Message.Notification(
              id,
              recipient,
              subject,
              text,
              html,
              new Message.Copies(cc == null ? List.of() : cc, bcc == null ? List.of() : bcc));
    };
  }
}
