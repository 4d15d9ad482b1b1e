package io.rec.venues.notify;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Message.Notification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Bodies of requests, and the two forms of a text. */
record Bodies(ObjectMapper json) {

  String text(Map<String, Object> body) {
    try {
      return json.writeValueAsString(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static String plain(Message message) {
    return message instanceof Notification note && note.html()
        ? Words.plain(note.text())
        : message.text();
  }

  static String html(Message message) {
    return message instanceof Notification note && note.html()
        ? note.text()
        : "<p>%s</p>".formatted(Words.html(message.text()));
  }
}
