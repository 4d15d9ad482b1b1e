package io.rec.trademanager.entry;

import io.rec.domain.money.Money;
import io.rec.trademanager.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** What the account can pay, and what the trader set. */
final class Means {
  private Means() {}

  /**
   * The newest balance less what was staked since, and less what orders may cost whose outcome is
   * not known: the balance may or may not have paid for them. Nothing while none was ever read.
   */
  static Money available(Connection tx) throws SQLException {
    return Sql.on(
            tx,
            """
            SELECT b.dollars - coalesce((
                SELECT sum(greatest(staked, exposure)) FROM users.trades
                WHERE created_at > b.at OR status = 'pending' OR outcome_unknown), 0)
            FROM (SELECT coalesce(balance_dollars, balance / 100.0) AS dollars, "timestamp" AS at
                  FROM users.account_balance ORDER BY "timestamp" DESC, id DESC LIMIT 1) AS b""")
        .first(row -> Money.ofDollars(row.getBigDecimal(1).stripTrailingZeros()))
        .orElse(Money.ZERO)
        .max(Money.ZERO);
  }

  /** Whether the automatic entry may buy a contract again that it had this hour. */
  static boolean reEntryAllowed(Connection tx) throws SQLException {
    return Sql.on(
            tx,
            """
            SELECT allow_re_entry FROM users.auto_trade_settings
            ORDER BY version DESC LIMIT 1""")
        .first(row -> row.getBoolean(1))
        .orElse(false);
  }

  /** Whether our books equalled the venue's when they were last compared. */
  static boolean reconciled(Connection tx) throws SQLException {
    return Sql.on(tx, "SELECT NOT pauses FROM users.reconciliation ORDER BY id DESC LIMIT 1")
        .first(row -> row.getBoolean(1))
        .orElse(true);
  }
}
