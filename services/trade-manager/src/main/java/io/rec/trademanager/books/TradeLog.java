package io.rec.trademanager.books;

import io.rec.domain.trade.Result;
import io.rec.domain.trade.Step;
import io.rec.domain.trade.Ticket;
import io.rec.domain.trade.TradeStatus;
import io.rec.platform.persistence.RoundTrip;
import io.rec.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines that a trader reads about a trade. */
@Singleton
public final class TradeLog {
  private static final String SERVICE = "trade_manager";
  private static final int CENTS = 2;
  private static final String LINE =
      """
      INSERT INTO users.trade_logs (user_id, ticket_id, message, service, "timestamp")
      VALUES (system.acting_user(), ?, ?, ?, ?)\
      """;

  TradeLog() {}

  public void say(Connection tx, @Nullable String ticket, String message, Instant now)
      throws SQLException {
    Sql.on(tx, LINE, ticket, message, SERVICE, now).update();
  }

  void say(RoundTrip trip, String ticket, String message, Instant now) {
    trip.run(LINE, ticket, message, SERVICE, now);
  }

  void entered(RoundTrip trip, StoredTrade trade, Instant now) {
    var ticket = trade.ticket();
    say(
        trip,
        ticket.id().text(),
        "ENTRY | %s | %s | %s | %s | %s | %s"
            .formatted(
                trade.contract(),
                trade.strike(),
                ticket.side().letter(),
                ticket.count(),
                ticket.price().dollars().setScale(CENTS),
                probability(ticket)),
        now);
  }

  void moved(RoundTrip trip, StoredTrade trade, Step step, Instant now) {
    say(
        trip,
        trade.ticket().id().text(),
        "MANAGER: %s → %s: %s"
            .formatted(
                step.from().status().map(TradeStatus::word).orElse("–"),
                trade.state().word().word(),
                step.why()),
        now);
  }

  void closed(RoundTrip trip, StoredTrade trade, Result result, Instant now) {
    var ticket = trade.ticket();
    say(
        trip,
        ticket.id().text(),
        "CLOSE | %s | %s | %s | %s | %s | %s | %s"
            .formatted(
                ticket.ticker(),
                trade.strike(),
                ticket.side().letter(),
                trade.state().orders().bought().filled(),
                result.sellPrice().toPlainString(),
                probability(ticket),
                result.pnl().printed(CENTS)),
        now);
  }

  /** The newest lines first, as {@code {ticket_id, message, timestamp, service}}. */
  public List<String> newest(
      Connection connection, @Nullable String ticket, @Nullable String service, int limit)
      throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT row_to_json(line)::text FROM (
              SELECT ticket_id, message, "timestamp", service FROM users.trade_logs
              WHERE (?::text IS NULL OR ticket_id = ?) AND (?::text IS NULL OR service = ?)
              ORDER BY "timestamp" DESC, id DESC LIMIT ?) AS line\
            """,
            ticket,
            ticket,
            service,
            service,
            limit)
        .list(row -> row.getString(1));
  }

  private static String probability(Ticket ticket) {
    return ticket.probability().isPresent()
        ? Double.toString(ticket.probability().getAsDouble())
        : "unknown";
  }
}
