package io.rec.venuesimulator.smtp;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.notice.Inbox;
import io.rec.venuesimulator.wire.JsonObject;

/**
 * What becomes of a mail that has come whole.
 *
 * @param user who has handed it in
 * @param secret whether it came encrypted
 */
record Delivery(Inbox inbox, String user, boolean secret) {

  Reply take(Envelope envelope, MailText mail) {
    if (mail.tooBig()) {
      return Reply.TOO_BIG;
    }
    if (!mail.names("From")) {
      return Reply.of(554, "5.7.1 Messages without a From: header are not accepted");
    }
    long number = inbox.nextNumber();
    String id = Inbox.digits(Venue.SMTP, number).substring(0, 12);
    inbox.put(
        number,
        Venue.SMTP,
        mail.text().length(),
        new JsonObject()
            .with("id", id)
            .with("user", user)
            .with("tls", secret)
            .with("from", envelope.sender())
            .with("recipients", envelope.recipients())
            .with("header", mail.header())
            .with("text", mail.text()));
    return Reply.of(Reply.OK.code(), "2.0.0 Ok: queued as " + id);
  }
}
