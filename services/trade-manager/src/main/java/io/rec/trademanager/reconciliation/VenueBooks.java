package io.rec.trademanager.reconciliation;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the venue says of the account, as it was last read from it. */
@Singleton
final class VenueBooks {
  /** The exchange calls its own statement of how new its figures are approximate. */
  private static final Duration APPROXIMATE = Duration.ofSeconds(2);

  VenueBooks() {}

  record VenueOrder(
      String orderId,
      String clientOrderId,
      String ticker,
      String status,
      Contracts count,
      Contracts filled) {}

  /** A position as the venue says, negative on the no side. */
  record VenuePosition(String ticker, BigDecimal position, Instant asOf) {}

  Optional<VenueOrder> order(Connection connection, String clientOrderId) throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT order_id, client_order_id, ticker, status,
                   coalesce(initial_count, fill_count, 0), coalesce(fill_count, 0)
            FROM users.orders WHERE client_order_id = ?
            ORDER BY created_time DESC NULLS LAST LIMIT 1\
            """,
            clientOrderId)
        .first(
            row ->
                new VenueOrder(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    contracts(row.getBigDecimal(5)),
                    contracts(row.getBigDecimal(6))));
  }

  /** Orders that no trade asked for. */
  List<VenueOrder> foreign(Connection connection, Instant since) throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT o.order_id, coalesce(o.client_order_id, ''), o.ticker, o.status,
                   coalesce(o.initial_count, o.fill_count, 0), coalesce(o.fill_count, 0)
            FROM users.orders o
            LEFT JOIN users.order_intents i ON i.client_order_id = o.client_order_id
            WHERE i.client_order_id IS NULL AND coalesce(o.created_time, ?) >= ?
            ORDER BY o.order_id LIMIT 200\
            """,
            since,
            since)
        .list(
            row ->
                new VenueOrder(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    contracts(row.getBigDecimal(5)),
                    contracts(row.getBigDecimal(6))));
  }

  /** Positions of markets that have not paid, read after our trades in them moved. */
  List<VenuePosition> positions(Connection connection) throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT ticker, venue_position, venue_as_of FROM users.positions p
            WHERE venue_position IS NOT NULL AND venue_as_of IS NOT NULL
              AND NOT EXISTS (SELECT FROM users.settlements s WHERE s.ticker = p.ticker)
              AND NOT EXISTS (SELECT FROM users.trades t
                              WHERE t.ticker = p.ticker AND t.updated_at >= p.venue_as_of)\
            """)
        .list(
            row ->
                new VenuePosition(
                    row.getString(1), row.getBigDecimal(2), row.getTimestamp(3).toInstant()));
  }

  /** What the market paid the account, all trades together. */
  Optional<Money> revenue(Connection connection, String ticker) throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT sum(revenue) FROM users.settlements
            WHERE ticker = ? HAVING count(revenue) > 0\
            """,
            ticker)
        .first(row -> Money.ofDollars(row.getBigDecimal(1).stripTrailingZeros()));
  }

  /**
   * Of when the books are: everything that was over before this is in them. It is a time before the
   * first page of the last whole reading was asked for, by whichever clock is behind; empty if
   * there never was one.
   */
  Optional<Instant> readAt(Connection connection) throws SQLException {
    return Sql.on(
            connection,
            "SELECT least(began_at, figures_at - make_interval(secs => ?)) FROM users.account_reading",
            APPROXIMATE.toSeconds())
        .first(row -> row.getTimestamp(1).toInstant());
  }

  private static Contracts contracts(@Nullable BigDecimal count) {
    return count == null ? Contracts.NONE : new Contracts(count.movePointRight(2).longValueExact());
  }
}
