package io.rec.trademanager.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.trade.TicketId;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.books.Tenure;
import io.rec.trademanager.books.TradeLog;
import io.rec.trademanager.books.Trades;
import io.rec.trademanager.errands.Errands;
import io.rec.trademanager.errands.TradeMonitoring;
import io.rec.trademanager.position.PositionTracking;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What others tell of trades and of the account. It says where to look; what is true is asked of
 * the executor and read from the account.
 */
@Controller("/api")
final class NotificationRoutes {
  private final Database database;
  private final Tenure tenure;
  private final Trades trades;
  private final TradeLog log;
  private final Errands errands;
  private final TradeMonitoring monitoring;
  private final PositionTracking positions;
  private final Clock clock;

  NotificationRoutes(
      Database database,
      Tenure tenure,
      Trades trades,
      TradeLog log,
      Errands errands,
      TradeMonitoring monitoring,
      PositionTracking positions,
      Clock clock) {
    this.database = database;
    this.tenure = tenure;
    this.trades = trades;
    this.log = log;
    this.errands = errands;
    this.monitoring = monitoring;
    this.positions = positions;
    this.clock = clock;
  }

  @Serdeable(naming = SnakeCaseStrategy.class)
  record StatusUpdate(
      @Nullable Long id,
      @Nullable String ticketId,
      @Nullable String status,
      @Nullable String errorMessage,
      @Nullable String successMessage) {}

  @Serdeable
  record Noted(String message, long id) {}

  @Serdeable
  record Changed(@Nullable String database) {}

  @Post("/update_trade_status")
  Noted status(@Body StatusUpdate update) throws SQLException {
    tenure.fence();
    var status = update.status() == null ? "" : update.status();
    var said =
        switch (status) {
          case "accepted" -> update.successMessage();
          case "error" -> update.errorMessage();
          default -> throw bad("UnknownStatus", "'" + status + "' is neither accepted nor error.");
        };
    var trade = find(update).orElseThrow(NotificationRoutes::unknown);
    database.transaction(
        tx -> {
          log.say(
              tx,
              trade.ticket().id().text(),
              "MANAGER: reported %s: %s".formatted(status, said == null ? "no text" : said),
              clock.instant());
          return trade;
        });
    trade.state().unfinished().forEach(order -> errands.lookUp(trade.id(), order));
    return new Noted("the order is looked up", trade.id());
  }

  @Post("/positions_updated")
  Message positions(@Body Changed changed) throws SQLException {
    tenure.fence();
    var which = changed.database() == null ? "" : changed.database();
    switch (which) {
      case "positions" -> monitoring.wake();
      case "fills" -> {
        positions.recalculate();
        monitoring.wake();
      }
      default -> throw bad("UnknownDatabase", "'" + which + "' is neither positions nor fills.");
    }
    return new Message("the trades that wait for " + which + " are looked up");
  }

  @Post("/manual_expiration_check")
  @Consumes(MediaType.ALL)
  Message expire() throws SQLException {
    tenure.fence();
    return new Message("%d trades have expired".formatted(monitoring.endHours()));
  }

  @Post("/manual_settlement_poll")
  @Consumes(MediaType.ALL)
  Message settle() {
    tenure.fence();
    errands.settle(true);
    return new Message("settlements are looked for");
  }

  private Optional<StoredTrade> find(StatusUpdate update) throws SQLException {
    if (update.id() != null) {
      long id = update.id();
      return database.read(connection -> trades.find(connection, id));
    }
    if (update.ticketId() == null) {
      throw bad("NoTrade", "neither id nor ticket_id is given.");
    }
    try {
      var ticket = new TicketId(update.ticketId());
      return database.read(connection -> trades.byTicket(connection, ticket));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(HttpStatus.NOT_FOUND, "UnknownTrade", "There is no such trade.");
  }

  private static ProblemException bad(String reason, String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST, reason, detail);
  }
}
