package io.rec.kalshiaccountsync.record;

import io.rec.domain.money.Money;
import io.rec.kalshiaccountsync.account.Balance;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;

/** {@code users.account_balance}: one row for each change of the cash, under the venue's time. */
final class BalanceTable {

  private static final String NEWEST =
      """
      SELECT id, balance, balance_dollars, portfolio_value, "timestamp", as_of
      FROM users.account_balance WHERE user_id = system.acting_user()
      ORDER BY "timestamp" DESC, as_of DESC NULLS LAST, id DESC LIMIT 1 FOR UPDATE""";

  private static final String ADD =
      """
      INSERT INTO users.account_balance AS b
        (user_id, balance, balance_dollars, portfolio_value, "timestamp", as_of)
      VALUES (system.acting_user(), ?, ?, ?, ?, ?)
      RETURNING (to_jsonb(b) - 'id')::text""";

  private static final String CONFIRM =
      """
      UPDATE users.account_balance b SET portfolio_value = ?, "timestamp" = ?, as_of = ?
      WHERE id = ? RETURNING (to_jsonb(b) - 'id')::text""";

  private static final int CENT_DECIMALS = 2;

  private record Row(long id, Balance balance) {}

  /** Returns the row as JSON if cash or worth of the positions changed. */
  Optional<String> follow(Connection transaction, Balance heard) throws SQLException {
    Optional<Row> newest = newest(transaction);
    if (newest.isEmpty() || !heard.cash().equals(newest.get().balance().cash())) {
      boolean later = newest.map(row -> heard.isNewerThan(row.balance())).orElse(true);
      return later ? add(transaction, heard) : Optional.empty();
    }
    Row known = newest.get();
    if (!heard.isNewerThan(known.balance())) {
      return Optional.empty();
    }
    Optional<String> row = confirm(transaction, known.id(), heard);
    return heard.portfolioCents() == known.balance().portfolioCents() ? Optional.empty() : row;
  }

  private static Optional<Row> newest(Connection transaction) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(NEWEST);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(read(rows)) : Optional.empty();
    }
  }

  private static Row read(ResultSet row) throws SQLException {
    // Rows of earlier versions have cents only, and no time of the venue's figures.
    Money cash =
        row.getBigDecimal("balance_dollars") == null
            ? Money.ofCents(row.getLong("balance"))
            : Sql.ofDollars(row, "balance_dollars");
    Timestamp changedAt = row.getTimestamp("timestamp");
    return new Row(
        row.getLong("id"),
        new Balance(
            cash,
            row.getLong("portfolio_value"),
            changedAt.toInstant(),
            Sql.time(row, "as_of").orElse(changedAt.toInstant())));
  }

  private static Optional<String> add(Connection transaction, Balance balance) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(ADD)) {
      statement.setLong(1, wholeCents(balance.cash()));
      statement.setBigDecimal(2, balance.cash().dollars());
      statement.setLong(3, balance.portfolioCents());
      statement.setTimestamp(4, Timestamp.from(balance.changedAt()));
      statement.setTimestamp(5, Timestamp.from(balance.asOf()));
      return Sql.returned(statement);
    }
  }

  private static Optional<String> confirm(Connection transaction, long id, Balance balance)
      throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(CONFIRM)) {
      statement.setLong(1, balance.portfolioCents());
      statement.setTimestamp(2, Timestamp.from(balance.changedAt()));
      statement.setTimestamp(3, Timestamp.from(balance.asOf()));
      statement.setLong(4, id);
      return Sql.returned(statement);
    }
  }

  /** Cut off, as the venue does: it never shows more than there is. */
  private static long wholeCents(Money cash) {
    return cash.dollars()
        .movePointRight(CENT_DECIMALS)
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }
}
