package io.rec.trademanager.books;

import io.rec.domain.trade.OrderIntent;
import io.rec.domain.trade.Ticket;
import io.rec.platform.persistence.RoundTrip;
import io.rec.platform.persistence.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Orders as they are wanted, stored with the trade before anything is sent. */
public final class Intents {

  /**
   * How long an order may wait to be sent: half of the time after which one that is not found does
   * not exist, so that nothing is sent that was given up.
   */
  static final Duration SENDABLE = Ticket.SETTLING_TIME.dividedBy(2);

  private Intents() {}

  static void store(RoundTrip trip, StoredTrade trade, OrderIntent intent, Instant now) {
    trip.run(
        """
        INSERT INTO users.order_intents (user_id, client_order_id, trade_id, purpose, symbol,
          ticker, book_side, count, yes_limit, time_in_force, reduce_only, created_at,
          send_before)
        VALUES (system.acting_user(), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        intent.id().text(),
        trade.id(),
        intent.purpose().name().toLowerCase(Locale.ROOT),
        trade.symbol(),
        intent.ticker(),
        intent.direction().word(),
        intent.count(),
        intent.yesLimit(),
        intent.timeInForce().name().toLowerCase(Locale.ROOT),
        intent.reduceOnly(),
        now,
        sendBefore(now, trade.ticket().closesAt()));
  }

  private static Instant sendBefore(Instant now, Instant close) {
    var patience = now.plus(SENDABLE);
    return patience.isBefore(close) ? patience : close;
  }

  /** Until when an order may be sent. */
  public static Optional<Instant> sendBefore(Connection tx, String clientOrderId)
      throws SQLException {
    return Sql.on(
            tx,
            "SELECT send_before FROM users.order_intents WHERE client_order_id = ?",
            clientOrderId)
        .first(row -> row.getTimestamp(1).toInstant());
  }
}
