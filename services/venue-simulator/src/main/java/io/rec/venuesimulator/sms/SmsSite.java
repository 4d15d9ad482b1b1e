package io.rec.venuesimulator.sms;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.notice.Inbox;
import io.rec.venuesimulator.notice.SmsWords;
import io.rec.venuesimulator.server.CallSite;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.Query;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /2010-04-01/Accounts/SID.json} and {@code .../Messages.json}. */
public final class SmsSite implements CallSite {

  private static final String ROOT = "/2010-04-01/";

  private final Map<String, SmsAccount> accounts = new LinkedHashMap<>();
  private final Inbox inbox;
  private final Clock wall;

  public SmsSite(List<SmsAccount> registered, Inbox inbox, Clock wall) {
    this.inbox = inbox;
    this.wall = wall;
    registered.forEach(account -> accounts.put(account.authorization(), account));
  }

  @Override
  public boolean serves(String rawPath) {
    return rawPath.startsWith(ROOT);
  }

  @Override
  public Venue venue() {
    return Venue.SMS;
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    Optional<SmsAccount> account = request.header("authorization").map(accounts::get);
    if (account.isEmpty()) {
      return SmsWords.failure(401);
    }
    String own = ROOT + "Accounts/" + account.get().sid();
    String call = "%s %s".formatted(request.method(), request.rawPath());
    if (call.equals("GET %s.json".formatted(own))) {
      return VenueAnswer.ok(SmsForm.account(account.get()));
    }
    if (call.equals("POST %s/Messages.json".formatted(own))) {
      return send(account.get(), Query.parse(request.body()), request.body().length());
    }
    return SmsWords.refusal(
        404, 20404, "The requested resource %s was not found".formatted(request.rawPath()));
  }

  private VenueAnswer send(SmsAccount account, Query form, int size) {
    Optional<VenueAnswer> refusal = SmsRules.refusal(account, form);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    long number = inbox.nextNumber();
    JsonObject message =
        SmsForm.message(account, "SM" + Inbox.digits(Venue.SMS, number), form, wall.instant());
    inbox.put(number, Venue.SMS, size, message);
    return VenueAnswer.of(201, message);
  }
}
