package io.rec.connectorhub.routing;

import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import java.util.Locale;

/**
 * Something that somebody should know, before it is decided who.
 *
 * @param sameAs equal for notices that say the same
 */
public record Notice(Kind kind, String sameAs, Message message) {

  /** What it is about. */
  public enum Kind {
    NOTIFICATION,
    ALERT,
    TRADE,
    DIGEST;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Notice of(Message message) {
    return of(message, "");
  }

  /** Without a word of its own, a notice is the same as others with its subject and text. */
  public static Notice of(Message message, String sameAs) {
    Kind kind =
        switch (message) {
          case Message.Notification note -> Kind.NOTIFICATION;
          case Message.Alert alert -> Kind.ALERT;
          case Message.Trade trade -> Kind.TRADE;
        };
    String same = sameAs.isEmpty() ? message.subject() + "\n" + message.text() : sameAs;
    return new Notice(kind, kind.word() + ":" + same, message);
  }

  public Priority priority() {
    return message.priority();
  }
}
