package io.rec.activetradesupervisor;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.activetradesupervisor.book.TradeBook;
import io.rec.activetradesupervisor.figures.FiguresDocument;
import io.rec.activetradesupervisor.figures.ShownTrades;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.platform.events.Outbox;
import io.rec.platform.http.ProblemException;
import io.rec.platform.lease.Lease;
import io.rec.platform.persistence.Database;
import io.rec.platform.settings.AutoTradeSettings;
import io.rec.platform.settings.TradeSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells other services which trades are supervised and how they stand (contract 13.3, 14). */
@Controller("/api")
final class ActiveTradesController {

  private static final Set<String> STATUSES =
      Set.of("pending", "open", "closing", "closed", "expired", "error", "deleted");

  private final TradeBook book;
  private final ShownTrades shown;
  private final TradeSettings settings;
  private final Lease lease;
  private final Database database;
  private final Outbox outbox;
  private final ObjectMapper json;
  private final Clock clock;

  ActiveTradesController(
      TradeBook book,
      ShownTrades shown,
      TradeSettings settings,
      Lease lease,
      Database database,
      Outbox outbox,
      ObjectMapper json,
      Clock clock) {
    this.book = book;
    this.shown = shown;
    this.settings = settings;
    this.lease = lease;
    this.database = database;
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  /** The timestamp is that of the newest pass, not of the question. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Answer(
      String status,
      Instant timestamp,
      List<FiguresDocument> activeTrades,
      int count,
      boolean cached,
      boolean autoStopEnabled) {}

  /** What the trade manager tells of a change; the trades themselves are read. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Notification(@Nullable Long tradeId, @Nullable String ticketId, @Nullable String status) {}

  @Serdeable
  record Done(boolean success) {}

  @Serdeable
  record Synced(boolean success, int count) {}

  @Get("/active_trades")
  Answer activeTrades() {
    List<FiguresDocument> figures = shown.documents(FreshnessLimits.DEFAULT, clock.instant());
    return new Answer(
        "success",
        shown.at(),
        figures,
        figures.size(),
        false,
        settings.current().map(AutoTradeSettings::autoStop).orElse(false));
  }

  @Post("/trade_manager_notification")
  Done notification(@Body Notification news) {
    if (news.status() == null || !STATUSES.contains(news.status())) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "UnknownStatus", "No trade is ever '" + news.status() + "'.");
    }
    book.wake();
    return new Done(true);
  }

  /** For the browsers; what this service closes itself is told without being asked. */
  @Post("/notify_automated_close")
  Done automatedClose(@Body JsonNode message) throws SQLException, IOException {
    JsonNode trade = message.get("trade_id");
    if (trade == null || !trade.isNumber()) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "Incomplete", "Expected an object with the trade_id.");
    }
    String text = json.writeValueAsString(message);
    database.transaction(
        connection ->
            outbox.append(
                connection, "automated_trade_closed", "trade:" + trade.getLongValue(), text));
    return new Done(true);
  }

  /** Reads the trades now; their figures follow with the pass that this begins. */
  @Post("/sync_and_monitor")
  Synced sync() throws SQLException {
    lease.required();
    book.read();
    book.wake();
    return new Synced(true, book.trades().size());
  }
}
