package io.rec.trademanager.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.rec.domain.trade.TradeStatus;
import io.rec.platform.http.ProblemException;
import io.rec.trademanager.refusal.RefusedException;
import io.rec.trademanager.stop.OwnStop;
import io.rec.trademanager.stop.StopOutcome;
import io.rec.trademanager.stop.StopPath;
import io.rec.trademanager.web.TradeList.Asked;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trades: asked for, closed, listed, shown with what happened to them. */
@Controller("/trades")
final class TradeRoutes {
  /** Where the next page begins; the list itself stays the array that it always was. */
  static final String CURSOR = "X-Next-Cursor";

  private static final int MOST_ROWS = 500;
  private static final int MOST_HOURS = 24 * 365;

  private final TradeList trades;
  private final Tickets tickets;
  private final StopPath stops;
  private final Clock clock;

  TradeRoutes(TradeList trades, Tickets tickets, StopPath stops, Clock clock) {
    this.trades = trades;
    this.tickets = tickets;
    this.stops = stops;
    this.clock = clock;
  }

  @Post
  HttpResponse<?> take(@Body String request) throws SQLException {
    return tickets.take(request);
  }

  @Get(produces = MediaType.APPLICATION_JSON)
  HttpResponse<String> list(
      @Nullable @QueryValue String status,
      @Nullable @QueryValue Integer limit,
      @Nullable @QueryValue Long cursor,
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String to,
      @Nullable @QueryValue("recent_hours") Integer recentHours)
      throws SQLException {
    var page =
        trades.page(
            new Asked(
                statuses(status), cursor, date(from), date(to), since(recentHours), limit(limit)));
    var answer = HttpResponse.ok(page.json());
    page.next().ifPresent(next -> answer.header(CURSOR, Long.toString(next)));
    return answer;
  }

  @Get(uri = "/{id}", produces = MediaType.APPLICATION_JSON)
  String one(long id) throws SQLException {
    return trades
        .one(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND, "UnknownTrade", "There is no trade " + id + "."));
  }

  /** The automatic stop of one trade: detached, or with a floor of its own. */
  @Post("/{id}/stop")
  OwnStop stop(long id, @Body String request) throws SQLException {
    return switch (stops.set(id, request)) {
      case StopOutcome.InForce inForce -> inForce.stop();
      case StopOutcome.Refused refused -> throw new RefusedException(refused.refusal());
    };
  }

  /** What was deleted is in no list; it is shown only when asked for by its id. */
  private static List<String> statuses(@Nullable String asked) {
    var listed =
        Arrays.stream(TradeStatus.values()).filter(status -> status != TradeStatus.DELETED);
    return switch (asked) {
      case null -> listed.map(TradeStatus::word).toList();
      case "active" -> listed.filter(TradeStatus::isActive).map(TradeStatus::word).toList();
      case "history" -> listed.filter(status -> !status.isActive()).map(TradeStatus::word).toList();
      default -> {
        if (listed.noneMatch(status -> status.word().equals(asked))) {
          throw bad("UnknownStatus", "No trade is ever '" + asked + "'.");
        }
        yield List.of(asked);
      }
    };
  }

  private static int limit(@Nullable Integer asked) {
    if (asked == null) {
      return MOST_ROWS;
    }
    if (asked < 1 || asked > MOST_ROWS) {
      throw bad("BadLimit", "limit is %d: 1 to %d rows are given.".formatted(asked, MOST_ROWS));
    }
    return asked;
  }

  private static @Nullable String date(@Nullable String asked) {
    if (asked == null) {
      return null;
    }
    try {
      return LocalDate.parse(asked).toString();
    } catch (DateTimeException none) {
      throw bad("BadDate", "'" + asked + "' is no date such as 2026-01-31.");
    }
  }

  private @Nullable Instant since(@Nullable Integer hours) {
    if (hours == null) {
      return null;
    }
    if (hours < 1 || hours > MOST_HOURS) {
      throw bad("BadHours", "recent_hours is %d: expected 1 to %d.".formatted(hours, MOST_HOURS));
    }
    return clock.instant().minus(Duration.ofHours(hours));
  }

  private static ProblemException bad(String reason, String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST, reason, detail);
  }
}
