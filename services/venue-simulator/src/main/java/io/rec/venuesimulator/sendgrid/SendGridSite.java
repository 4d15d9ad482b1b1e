package io.rec.venuesimulator.sendgrid;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.notice.Inbox;
import io.rec.venuesimulator.notice.SendGridWords;
import io.rec.venuesimulator.notice.Window;
import io.rec.venuesimulator.server.CallSite;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code POST /v3/mail/send} and {@code GET /v3/scopes}. */
public final class SendGridSite implements CallSite {

  private static final String ROOT = "/v3/";
  private static final int LONGEST = 30 * 1024 * 1024;
  private static final int CALLS = 600;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String UNVERIFIED =
      "The from address does not match a verified Sender Identity. Mail cannot be sent until this"
          + " error is resolved. Visit"
          + " https://sendgrid.com/docs/for-developers/sending-email/sender-identity/ to see the"
          + " Sender Identity requirements";

  private record Account(SendGridKey key, Window calls) {}

  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Inbox inbox;

  public SendGridSite(List<SendGridKey> keys, Inbox inbox, Clock wall) {
    this.inbox = inbox;
    for (SendGridKey key : keys) {
      accounts.put("Bearer " + key.key(), new Account(key, new Window(CALLS, MINUTE, wall)));
    }
  }

  @Override
  public boolean serves(String rawPath) {
    return rawPath.startsWith(ROOT);
  }

  @Override
  public Venue venue() {
    return Venue.SENDGRID;
  }

  @Override
  public int longestBody() {
    return LONGEST;
  }

  @Override
  public Optional<VenueAnswer> tooLong() {
    return Optional.of(SendGridWords.failure(413));
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    Optional<Account> account = request.header("authorization").map(accounts::get);
    if (account.isEmpty()) {
      return SendGridWords.failure(401);
    }
    Window.Standing calls = account.get().calls().take();
    VenueAnswer answer =
        calls.passes() ? called(account.get().key(), request) : SendGridWords.failure(429);
    return answer
        .with("X-RateLimit-Limit", String.valueOf(calls.limit()))
        .with("X-RateLimit-Remaining", String.valueOf(calls.remaining()))
        .with("X-RateLimit-Reset", String.valueOf(calls.reset().getEpochSecond()));
  }

  private VenueAnswer called(SendGridKey key, VenueRequest request) {
    return switch (request.rawPath()) {
      case "/v3/mail/send" ->
          request.method().equals("POST") ? send(key, request) : SendGridWords.failure(405);
      case "/v3/scopes" ->
          request.method().equals("GET")
              ? VenueAnswer.ok(new JsonObject().with("scopes", List.of("mail.send")))
              : SendGridWords.failure(405);
      default -> SendGridWords.failure(404);
    };
  }

  private VenueAnswer send(SendGridKey key, VenueRequest request) {
    if (!acceptsJson(request)) {
      return SendGridWords.failure(406);
    }
    String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/json")) {
      return SendGridWords.failure(415);
    }
    JsonObject mail;
    try {
      mail = Json.readObject(request.body());
    } catch (IOException unreadable) {
      return SendGridWords.failure(400);
    }
    List<SendGridWords.Flaw> flaws = new MailRules(mail).flaws();
    if (!flaws.isEmpty()) {
      return SendGridWords.flawed(flaws);
    }
    String sender = mail.object("from").flatMap(from -> from.text("email")).orElseThrow();
    if (!key.mayUse(sender)) {
      return SendGridWords.refusal(403, "from", UNVERIFIED);
    }
    return onlyTried(mail) ? new VenueAnswer(200, "") : taken(mail, request.body().length());
  }

  private VenueAnswer taken(JsonObject mail, int size) {
    long number = inbox.nextNumber();
    String id = Inbox.digits(Venue.SENDGRID, number).substring(0, 22);
    JsonObject message = new JsonObject().with("id", id);
    mail.copyInto(message);
    inbox.put(number, Venue.SENDGRID, size, message);
    return new VenueAnswer(202, "").with("X-Message-Id", id);
  }

  private static boolean acceptsJson(VenueRequest request) {
    String accepted = request.header("accept").orElse("*/*");
    return accepted.contains("*/*")
        || accepted.contains("application/*")
        || accepted.contains("application/json");
  }

  private static boolean onlyTried(JsonObject mail) {
    return mail.object("mail_settings")
        .flatMap(settings -> settings.object("sandbox_mode"))
        .flatMap(sandbox -> sandbox.flag("enable"))
        .orElse(false);
  }
}
