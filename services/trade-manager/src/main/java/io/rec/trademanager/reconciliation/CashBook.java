package io.rec.trademanager.reconciliation;

import io.rec.domain.money.Money;
import io.rec.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the account's cash should be by all that is known to have moved it. */
@Singleton
final class CashBook {

  CashBook() {}

  /**
   * The venue's cash beside what moved it.
   *
   * @param moved what fills and settlements did to it
   * @param brought what came by neither, as it was last booked; empty before the first time
   */
  record Cash(Money venues, Money moved, Optional<Money> brought) {

    /** What there would be if nothing else had moved it. */
    Optional<Money> expected() {
      return brought.map(moved::plus);
    }

    /** What must have come otherwise. */
    Money unexplained() {
      return venues.minus(moved);
    }
  }

  /**
   * Empty while the two cannot be compared: the balance is not that of the last whole reading,
   * something moved so shortly before it that the balance may know it or not, an order rests and
   * has money set aside, a fill has no price, or a market that paid has not said so.
   */
  Optional<Cash> read(Connection connection, Duration quiet) throws SQLException {
    return Sql.on(
            connection,
            """
            WITH reading AS (
              SELECT b.dollars, r.figures_at - make_interval(secs => ?) AS still_since
              FROM users.account_reading r,
                   (SELECT coalesce(balance_dollars, balance / 100.0) AS dollars, as_of
                    FROM users.account_balance
                    ORDER BY "timestamp" DESC, as_of DESC NULLS LAST, id DESC LIMIT 1) AS b
              WHERE b.as_of = r.figures_at),
            held AS (
              SELECT ticker,
                     sum(users.bought(side, action, count)) AS count
              FROM users.fills GROUP BY ticker)
            SELECT dollars, users.cash_moved(), (SELECT brought FROM users.cash_book) FROM reading
            WHERE NOT EXISTS (SELECT FROM users.fills WHERE created_time > still_since
                              OR fee_cost IS NULL OR coalesce(yes_price, no_price) IS NULL)
              AND NOT EXISTS (SELECT FROM users.settlements WHERE settled_time > still_since)
              AND NOT EXISTS (SELECT FROM users.orders
                              WHERE status = 'resting' OR last_update_time > still_since)
              AND NOT EXISTS (SELECT FROM held LEFT JOIN users.positions p USING (ticker)
                              WHERE held.count <> coalesce(p.venue_position, 0)
                                AND NOT EXISTS (SELECT FROM users.settlements s
                                                WHERE s.ticker = held.ticker))\
            """,
            quiet.toSeconds())
        .first(
            row ->
                new Cash(
                    money(row.getBigDecimal(1)),
                    money(row.getBigDecimal(2)),
                    Optional.ofNullable(row.getBigDecimal(3)).map(CashBook::money)));
  }

  void book(Connection tx, Money brought, String by, Instant at) throws SQLException {
    Sql.on(
            tx,
            """
            INSERT INTO users.cash_book (user_id, brought, booked_at, booked_by)
            VALUES (system.acting_user(), ?, ?, ?)
            ON CONFLICT (user_id) DO UPDATE
            SET brought = excluded.brought, booked_at = excluded.booked_at,
                booked_by = excluded.booked_by\
            """,
            brought,
            at,
            by)
        .update();
  }

  private static Money money(BigDecimal dollars) {
    return Money.ofDollars(dollars.stripTrailingZeros());
  }
}
