package io.rec.trademanager.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import io.rec.trademanager.books.TradeLog;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The lines that a trader reads about trades, and the date from which there are some. */
@Controller("/api")
final class LogRoutes {
  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private static final int LONGEST = 2000;

  private final Database database;
  private final TradeLog log;
  private final TradeList trades;
  private final Clock clock;

  LogRoutes(Database database, TradeLog log, TradeList trades, Clock clock) {
    this.database = database;
    this.log = log;
    this.trades = trades;
    this.clock = clock;
  }

  @Serdeable(naming = SnakeCaseStrategy.class)
  record Line(@Nullable String ticketId, @Nullable String message) {}

  @Serdeable
  record Earliest(@Nullable String date) {}

  @Get(uri = "/trade_logs", produces = MediaType.APPLICATION_JSON)
  String logs(
      @Nullable @QueryValue("ticket_id") String ticketId,
      @Nullable @QueryValue String service,
      @Nullable @QueryValue Integer limit)
      throws SQLException {
    int most = limit == null ? USUAL : limit;
    if (most < 1 || most > MOST) {
      throw bad("BadLimit", "limit is %d: 1 to %d lines are given.".formatted(most, MOST));
    }
    var lines = database.read(connection -> log.newest(connection, ticketId, service, most));
    return "{\"status\":\"ok\",\"logs\":%s}".formatted(TradeList.array(lines));
  }

  @Post("/log_event")
  Message log(@Body Line line) throws SQLException {
    var message = line.message() == null ? "" : line.message();
    if (message.isBlank() || message.length() > LONGEST) {
      throw bad("BadMessage", "a message has 1 to %d characters.".formatted(LONGEST));
    }
    database.transaction(
        tx -> {
          log.say(tx, line.ticketId(), message, clock.instant());
          return message;
        });
    return new Message("logged");
  }

  @Get("/earliest_trade_date")
  Earliest earliest() throws SQLException {
    return new Earliest(trades.earliestDate().orElse(null));
  }

  private static ProblemException bad(String reason, String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST, reason, detail);
  }
}
