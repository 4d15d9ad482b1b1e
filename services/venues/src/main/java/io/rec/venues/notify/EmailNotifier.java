package io.rec.venues.notify;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.call.Guard;
import io.rec.venues.connector.call.GuardedConnector;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Receipt;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mails in at one server. */
final class EmailNotifier extends GuardedConnector implements Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(EmailNotifier.class);

  private final SmtpServer server;
  private final MailWriter writer;
  private final Session session;

  EmailNotifier(String name, Guard guard, SmtpServer server, MailWriter writer) {
    super(name, "email", guard);
    this.server = server;
    this.writer = writer;
    this.session = Session.getInstance(server.properties());
  }

  @Override
  public Receipt send(Message message) throws ConnectorException, InterruptedException {
    MailWriter.Mail mail = written(message);
    return call("send", () -> sent(mail));
  }

  @Override
  protected String probe() throws ConnectorException {
    try {
      close(opened());
      return "signed in at " + server.host();
    } catch (MessagingException failed) {
      throw SmtpFailures.of(name(), failed);
    }
  }

  private Receipt sent(MailWriter.Mail mail) throws ConnectorException {
    try {
      Transport transport = opened();
      try {
        transport.sendMessage(mail.content(), mail.recipients().toArray(Address[]::new));
      } finally {
        close(transport);
      }
      return new Receipt(name(), mail.content().getMessageID());
    } catch (MessagingException failed) {
      throw SmtpFailures.of(name(), failed);
    }
  }

  /** A good-bye that fails takes nothing back: the server has confirmed what it has. */
  private void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException unheard) {
      LOG.debug("{}: the server was gone before we left", name(), unheard);
    }
  }

  private Transport opened() throws MessagingException {
    Transport transport = session.getTransport();
    String password = server.password().map(secret -> secret.reveal()).orElse("");
    transport.connect(
        server.host(),
        server.port(),
        server.authenticates() ? server.username() : null,
        server.authenticates() ? password : null);
    return transport;
  }

  private MailWriter.Mail written(Message message) throws ConnectorRefusedException {
    try {
      return writer.write(session, message);
    } catch (MessagingException unwritable) {
      throw ConnectorRefusedException.invalid("not a mail: " + unwritable.getMessage());
    }
  }
}
