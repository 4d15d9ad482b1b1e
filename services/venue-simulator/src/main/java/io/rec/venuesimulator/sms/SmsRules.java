package io.rec.venuesimulator.sms;

import io.rec.venuesimulator.notice.SmsWords;
import io.rec.venuesimulator.wire.Query;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Twilio asks of a text message. */
final class SmsRules {

  static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final int LONGEST = 1600;

  private SmsRules() {}

  static Optional<VenueAnswer> refusal(SmsAccount account, Query form) {
    String to = form.one("To").orElse("");
    String from = form.one("From").orElse("");
    String body = form.one("Body").orElse("");
    if (to.isEmpty()) {
      return refused(21604, "A 'To' phone number is required.");
    }
    if (!NUMBER.matcher(to).matches()) {
      return refused(21211, "The 'To' number %s is not a valid phone number.".formatted(to));
    }
    if (from.isEmpty()) {
      return refused(21603, "A 'From' phone number is required.");
    }
    if (!NUMBER.matcher(from).matches()) {
      return refused(
          21212,
          "The 'From' number %s is not a valid phone number, shortcode, or alphanumeric sender ID."
              .formatted(from));
    }
    if (!account.numbers().contains(from)) {
      return refused(
          21606,
          ("The From phone number %s is not a valid, SMS-capable inbound phone number or short code"
                  + " for your account.")
              .formatted(from));
    }
    if (to.equals(from)) {
      return refused(21266, "'To' and 'From' number cannot be the same: " + to);
    }
    if (body.isEmpty()) {
      return refused(21602, "Message body is required.");
    }
    if (body.codePointCount(0, body.length()) > LONGEST) {
      return refused(21617, "The concatenated message body exceeds the 1600 character limit");
    }
    return Optional.empty();
  }

  private static Optional<VenueAnswer> refused(int code, String message) {
    return Optional.of(SmsWords.refusal(400, code, message));
  }
}
