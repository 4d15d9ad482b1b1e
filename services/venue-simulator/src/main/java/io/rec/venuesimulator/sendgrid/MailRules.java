package io.rec.venuesimulator.sendgrid;

import io.rec.venuesimulator.notice.SendGridWords.Flaw;
import io.rec.venuesimulator.wire.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What SendGrid asks of a mail before it looks at the sender. */
final class MailRules {

  static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>(),;:\"]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final Pattern TEMPLATE =
      Pattern.compile("d-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\r\\n]*={0,2}\\s*");
  private static final String EXAMPLE =
      "e.g. {\"email\" : \"example@example.com\"}  or {\"email\" : \"example@example.com\","
          + " \"name\" : \"Example Recipient\"}.";

  private final JsonObject mail;
  private final List<Flaw> flaws = new ArrayList<>();

  MailRules(JsonObject mail) {
    this.mail = mail;
  }

  List<Flaw> flaws() {
    flaws.addAll(new RecipientRules(mail).flaws());
    from();
    replyTo();
    subject();
    template();
    content();
    attachments();
    return List.copyOf(flaws);
  }

  private void from() {
    Optional<String> sender = mail.object("from").flatMap(from -> from.text("email"));
    if (sender.isEmpty()) {
      flaw(
          "from.email",
          "The from object must be provided for every email send. It is an object that requires"
              + " the email parameter, but may also contain a name parameter.  "
              + EXAMPLE);
    } else if (!ADDRESS.matcher(sender.get()).matches()) {
      flaw("from.email", "The from email does not contain a valid address.");
    }
  }

  private void replyTo() {
    boolean valid =
        mail.object("reply_to")
            .map(to -> ADDRESS.matcher(to.text("email").orElse("")).matches())
            .orElse(mail.value("reply_to").isEmpty());
    if (!valid) {
      flaw("reply_to.email", "The reply_to email does not contain a valid address.");
    }
  }

  private void subject() {
    List<JsonObject> personalizations = mail.objects("personalizations");
    boolean each =
        !personalizations.isEmpty() && personalizations.stream().allMatch(MailRules::hasSubject);
    if (!hasSubject(mail) && !each && !mail.has("template_id")) {
      flaw(
          "subject",
          "The subject is required. You can get around this requirement if you use a template with"
              + " a subject defined or if every personalization has a subject defined.");
    }
  }

  private void template() {
    mail.value("template_id")
        .filter(id -> !TEMPLATE.matcher(String.valueOf(id)).matches())
        .ifPresent(
            id -> flaw("template_id", "The template_id must be a valid GUID, you provided " + id));
  }

  private void content() {
    List<JsonObject> parts = mail.objects("content");
    if (parts.isEmpty() && !mail.has("template_id")) {
      flaw(
          "content",
          "Unless a valid template_id is provided, the content parameter is required. There must be"
              + " at least one defined content block. We typically suggest both text/plain and"
              + " text/html blocks are included, but only one block is required.");
    }
    for (int index = 0; index < parts.size(); index++) {
      for (String field : List.of("type", "value")) {
        if (parts.get(index).text(field).orElse("").isEmpty()) {
          flaw(
              "content.%d.%s".formatted(index, field),
              "The content %s must be a string at least one character in length.".formatted(field));
        }
      }
    }
    order(parts.stream().map(part -> part.text("type").orElse("")).toList());
  }

  private void order(List<String> types) {
    long plain = types.stream().filter("text/plain"::equals).count();
    long html = types.stream().filter("text/html"::equals).count();
    if (plain > 1 || html > 1) {
      flaw("content", "If present, text/plain and text/html may only be provided once.");
    } else if (plain == 1 && types.indexOf("text/plain") != 0
        || html == 1 && types.indexOf("text/html") != plain) {
      flaw(
          "content",
          "If present, text/plain and text/html must be the first and second values, in that"
              + " order.");
    }
  }

  private void attachments() {
    List<JsonObject> attachments = mail.objects("attachments");
    for (int index = 0; index < attachments.size(); index++) {
      for (String field : List.of("content", "filename")) {
        if (attachments.get(index).text(field).orElse("").isEmpty()) {
          flaw(
              "attachments.%d.%s".formatted(index, field),
              "The attachment %s must be a string at least one character in length."
                  .formatted(field));
        }
      }
      if (!BASE64.matcher(attachments.get(index).text("content").orElse("")).matches()) {
        flaw(
            "attachments.%d.content".formatted(index),
            "The attachment content must be base64 encoded.");
      }
    }
  }

  private void flaw(String field, String message) {
    flaws.add(new Flaw(field, message));
  }

  private static boolean hasSubject(JsonObject mail) {
    return !mail.text("subject").orElse("").isEmpty();
  }
}
