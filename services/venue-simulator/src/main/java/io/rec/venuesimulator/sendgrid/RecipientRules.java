package io.rec.venuesimulator.sendgrid;

import io.rec.venuesimulator.notice.SendGridWords.Flaw;
import io.rec.venuesimulator.wire.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whom a mail may go to. */
final class RecipientRules {

  private static final int MOST = 1000;
  private static final List<String> KINDS = List.of("to", "cc", "bcc");

  private final JsonObject mail;
  private final List<Flaw> flaws = new ArrayList<>();

  RecipientRules(JsonObject mail) {
    this.mail = mail;
  }

  List<Flaw> flaws() {
    List<JsonObject> personalizations = mail.objects("personalizations");
    if (personalizations.isEmpty()) {
      flaw(
          "personalizations",
          "The personalizations field is required and must have at least one personalization.");
    }
    if (personalizations.size() > MOST) {
      flaw(
          "personalizations",
          ("The personalization block is limited to 1000 personalizations per API request. You have"
                  + " provided %d personalizations. Please consider splitting this into multiple"
                  + " requests and resending your request.")
              .formatted(personalizations.size()));
      return flaws;
    }
    int recipients = 0;
    for (int index = 0; index < personalizations.size(); index++) {
      recipients += checked(personalizations.get(index), "personalizations." + index);
    }
    if (recipients > MOST) {
      flaw(
          "personalizations",
          "There is a limit of 1000 total recipients (to + cc + bcc) per request.");
    }
    return flaws;
  }

  private int checked(JsonObject personalization, String at) {
    if (personalization.objects("to").isEmpty()) {
      flaw(
          at + ".to",
          "The to array is required for all personalization objects, and must have at least one"
              + " email object with a valid email address.");
    }
    int recipients = 0;
    boolean unique = true;
    Set<String> seen = new HashSet<>();
    for (String kind : KINDS) {
      List<JsonObject> addresses = personalization.objects(kind);
      recipients += addresses.size();
      for (int index = 0; index < addresses.size(); index++) {
        String address = addresses.get(index).text("email").orElse("");
        if (!MailRules.ADDRESS.matcher(address).matches()) {
          flaw("%s.%s.%d.email".formatted(at, kind, index), "Does not contain a valid address.");
        } else if (!seen.add(address.toLowerCase(Locale.ROOT)) && unique) {
          unique = false;
          flaw(
              at,
              ("Each email address in the personalization block should be unique between to, cc,"
                      + " and bcc. We found the first duplicate instance of [%s] in the %s.%s"
                      + " field.")
                  .formatted(address, at, kind));
        }
      }
    }
    return recipients;
  }

  private void flaw(String field, String message) {
    flaws.add(new Flaw(field, message));
  }
}
