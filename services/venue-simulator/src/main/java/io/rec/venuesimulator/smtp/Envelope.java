package io.rec.venuesimulator.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who a mail is from and whom it goes to, while it is being told. One thread. */
final class Envelope {

  static final int MOST_BYTES = 10_240_000;

  private static final int MOST_RECIPIENTS = 1000;
  private static final Pattern SENDER =
      Pattern.compile("(?i)FROM:\\s*<([^\\s<>@]+@[^\\s<>@]+|)>((?:\\s+\\S+)*)\\s*");
  private static final Pattern RECIPIENT =
      Pattern.compile("(?i)TO:\\s*<([^\\s<>@]+@[^\\s<>@]+)>\\s*");
  private static final Pattern SIZE = Pattern.compile("(?i)SIZE=(\\d{1,18})");
  private static final Pattern OPTION = Pattern.compile("(?i)BODY=(7BIT|8BITMIME)|AUTH=\\S+");

  private Optional<String> sender = Optional.empty();
  private final List<String> recipients = new ArrayList<>();

  boolean begun() {
    return sender.isPresent();
  }

  String sender() {
    return sender.orElse("");
  }

  List<String> recipients() {
    return List.copyOf(recipients);
  }

  Reply from(String rest) {
    if (begun()) {
      return Reply.of(503, "5.5.1 Error: nested MAIL command");
    }
    Matcher address = SENDER.matcher(rest);
    if (!address.matches()) {
      return Reply.of(501, "5.1.7 Bad sender address syntax");
    }
    for (String option : address.group(2).strip().split("\\s+")) {
      Matcher size = SIZE.matcher(option);
      if (size.matches()) {
        if (Long.parseLong(size.group(1)) > MOST_BYTES) {
          return Reply.TOO_BIG;
        }
      } else if (!option.isEmpty() && !OPTION.matcher(option).matches()) {
        return Reply.of(555, "5.5.4 Unsupported option: " + option);
      }
    }
    sender = Optional.of(address.group(1));
    return Reply.of(250, "2.1.0 Ok");
  }

  Reply to(String rest) {
    if (!begun()) {
      return Reply.of(503, "5.5.1 Error: need MAIL command");
    }
    Matcher address = RECIPIENT.matcher(rest);
    if (!address.matches()) {
      return Reply.of(501, "5.1.3 Bad recipient address syntax");
    }
    String recipient = address.group(1);
    // RFC 2606 keeps this domain for what never exists.
    if (recipient.toLowerCase(Locale.ROOT).endsWith(".invalid")) {
      return Reply.of(550, "5.1.2 <%s>: no such recipient".formatted(recipient));
    }
    if (recipients.size() == MOST_RECIPIENTS) {
      return Reply.of(452, "4.5.3 Error: too many recipients");
    }
    recipients.add(recipient);
    return Reply.of(250, "2.1.5 Ok");
  }
}
