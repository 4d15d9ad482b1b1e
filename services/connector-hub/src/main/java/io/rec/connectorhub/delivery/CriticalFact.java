package io.rec.connectorhub.delivery;

import io.rec.connectorhub.routing.Notice;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;

/**
 * A critical alert as its fact states it.
 *
 * @param text a sentence; empty when the fact has none
 * @param detail what failed, in the words of a fact without a sentence
 */
record CriticalFact(
    long id, String service, String type, String about, String text, String detail) {

  /** The id of a notice about a fact: the alert engine looks for it when it comes back. */
  private static final String ID = "fact-%d";

  Notice notice() {
    String said = sentence();
    Message message =
        new Message.Alert(
            ID.formatted(id),
            "",
            type,
            said + " (The alert engine is away: nobody looks for its cause.)",
            Priority.CRITICAL);
    return Notice.of(message, "%s/%s/%s/%s".formatted(service, type, about, said));
  }

  private String sentence() {
    String words = type.replace('_', ' ') + ", " + about;
    return text.isBlank() ? (detail.isBlank() ? words : words + ": " + detail) : text;
  }
}
