package io.rec.trademanager.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.trademanager.UserConfiguration;
import io.rec.trademanager.entry.EntryPath;
import io.rec.trademanager.entry.Opened;
import io.rec.trademanager.errands.Errands;
import io.rec.trademanager.exit.ClosePath;
import io.rec.trademanager.exit.Leaving;
import io.rec.trademanager.refusal.Refusals;
import io.rec.trademanager.refusal.RefusedException;
import io.rec.trademanager.refusal.RequestBody;
import io.rec.trademanager.refusal.RequestRule;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** Tickets of both kinds: stored first, and answered while the order is on its way. */
@Singleton
final class Tickets {
  private static final String CLOSE = "close";
  private static final String OPEN = "open";

  private final EntryPath entries;
  private final ClosePath closes;
  private final Errands errands;
  private final Refusals refusals;
  private final UserConfiguration user;
  private final JsonMapper json;

  Tickets(
      EntryPath entries,
      ClosePath closes,
      Errands errands,
      Refusals refusals,
      UserConfiguration user,
      JsonMapper json) {
    this.entries = entries;
    this.closes = closes;
    this.errands = errands;
    this.refusals = refusals;
    this.user = user;
    this.json = json;
  }

  @Serdeable
  record Taken(long id) {}

  @Serdeable
  record Closes(long id, int attempt) {}

  HttpResponse<?> take(String request) throws SQLException {
    return isClose(request) ? close(request) : open(request);
  }

  private HttpResponse<?> open(String request) throws SQLException {
    return switch (entries.open(request, user.userId())) {
      case Opened.Stored stored -> {
        errands.carryOut(stored.transition());
        yield HttpResponse.created(new Taken(stored.transition().trade().id()));
      }
      case Opened.Repeated repeated -> HttpResponse.ok(new Taken(repeated.trade()));
      case Opened.Refused refused -> throw new RefusedException(refused.refusal());
    };
  }

  private HttpResponse<?> close(String request) throws SQLException {
    return switch (closes.close(request, user.userId())) {
      case Leaving.Stored stored -> {
        errands.carryOut(stored.transition());
        yield HttpResponse.ok(new Closes(stored.transition().trade().id(), stored.attempt()));
      }
      case Leaving.Underway underway ->
          HttpResponse.ok(new Closes(underway.trade(), underway.attempt()));
      case Leaving.Refused refused -> throw new RefusedException(refused.refusal());
    };
  }

  private boolean isClose(String request) throws SQLException {
    return refusals.reading(
        "unknown",
        "ticket",
        request,
        () -> {
          var intent =
              RequestBody.of(json, request).text("intent", RequestRule.INTENT).orElse(OPEN);
          if (!intent.equals(OPEN) && !intent.equals(CLOSE)) {
            throw RequestBody.refused(RequestRule.INTENT, intent, "open or close");
          }
          return intent.equals(CLOSE);
        });
  }
}
