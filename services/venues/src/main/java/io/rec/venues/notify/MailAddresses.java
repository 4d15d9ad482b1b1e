package io.rec.venues.notify;

import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.notice.Message;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whom a mail goes to: each address once, the first mention counts. */
record MailAddresses(
    List<InternetAddress> to, List<InternetAddress> cc, List<InternetAddress> bcc) {

  static MailAddresses of(Message message, String usual) throws ConnectorRefusedException {
    String recipient = message.recipient().isEmpty() ? usual : message.recipient();
    if (recipient.isEmpty()) {
      throw ConnectorRefusedException.invalid("a mail needs a recipient");
    }
    Message.Copies copies =
        message instanceof Message.Notification note ? note.copies() : Message.Copies.NONE;
    Set<String> seen = new HashSet<>();
    return new MailAddresses(
        read("recipient", List.of(recipient.split(",")), seen),
        read("cc", copies.cc(), seen),
        read("bcc", copies.bcc(), seen));
  }

  List<InternetAddress> all() {
    List<InternetAddress> all = new ArrayList<>(to);
    all.addAll(cc);
    all.addAll(bcc);
    return all;
  }

  private static List<InternetAddress> read(String field, List<String> texts, Set<String> seen)
      throws ConnectorRefusedException {
    List<InternetAddress> addresses = new ArrayList<>();
    for (String text : texts) {
      InternetAddress address = parse(field, text.strip());
      if (seen.add(address.getAddress().toLowerCase(Locale.ROOT))) {
        addresses.add(address);
      }
    }
    return List.copyOf(addresses);
  }

  static InternetAddress parse(String field, String text) throws ConnectorRefusedException {
    try {
      InternetAddress address = new InternetAddress(text, true);
      address.validate();
      if (!address.getAddress().contains("@")) {
        throw new AddressException("no @");
      }
      return address;
    } catch (AddressException unusable) {
      throw ConnectorRefusedException.invalid(field + " is not a mail address");
    }
  }
}
