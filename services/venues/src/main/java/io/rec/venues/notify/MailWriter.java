package io.rec.venues.notify;

import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.call.ConnectorTime;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;

/** Writes messages as mails. Who is in BCC stands in no header. */
record MailWriter(InternetAddress from, String usual, ConnectorTime time) {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /** A mail and its envelope. */
  record Mail(MimeMessage content, List<InternetAddress> recipients) {}

  Mail write(Session session, Message message)
      throws MessagingException, ConnectorRefusedException {
    MailAddresses addresses = MailAddresses.of(message, usual);
    MimeMessage mail = new Named(session, "<%s@recio>".formatted(id(message)));
    mail.setFrom(from);
    mail.setRecipients(RecipientType.TO, addresses.to().toArray(InternetAddress[]::new));
    mail.setRecipients(RecipientType.CC, addresses.cc().toArray(InternetAddress[]::new));
    mail.setSubject(Words.oneLine(message.subject()), UTF_8);
    mail.setSentDate(Date.from(time.now()));
    if (message.priority().atLeast(Priority.HIGH)) {
      mail.setHeader("X-Priority", "1");
      mail.setHeader("Importance", "high");
    }
    if (message instanceof Message.Notification note && note.html()) {
      MimeMultipart both = new MimeMultipart("alternative");
      both.addBodyPart(part(Bodies.plain(message), "plain"));
      both.addBodyPart(part(note.text(), "html"));
      mail.setContent(both);
    } else {
      mail.setText(message.text(), UTF_8);
    }
    mail.saveChanges();
    return new Mail(mail, addresses.all());
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  private static String id(Message message) {
    return message.id().replaceAll("[^A-Za-z0-9._-]", "_");
  }

  /** Keeps its id when it is sent again, so that mail systems can tell the two are one. */
  private static final class Named extends MimeMessage {

    private final String id;

    private Named(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
