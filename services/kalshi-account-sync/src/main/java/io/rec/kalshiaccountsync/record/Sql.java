package io.rec.kalshiaccountsync.record;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.position.Direction;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of the account as columns. */
final class Sql {

  private static final int CENT_DECIMALS = 2;

  private Sql() {}

  /** Reads one row. */
  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The rows whose key, their first column, is one of these. */
  static <T> Map<String, T> rows(
      Connection connection, String query, Collection<String> keys, Reading<T> reading)
      throws SQLException {
    Map<String, T> found = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      return found;
    }
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getString(1), reading.read(rows));
        }
      }
    }
    return found;
  }

  /** The text that a statement returns for its row; empty when it touched none. */
  static Optional<String> returned(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  static @Nullable Timestamp time(Optional<Instant> time) {
    return time.map(Timestamp::from).orElse(null);
  }

  static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** Exact: a dollar has six decimals, so a cent has four. */
  static BigDecimal cents(Money money) {
    return money.dollars().movePointRight(CENT_DECIMALS);
  }

  /** Nothing where there is no number. */
  static Money ofCents(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBigDecimal(column))
        .map(cents -> Money.ofDollars(cents.movePointLeft(CENT_DECIMALS)))
        .orElse(Money.ZERO);
  }

  /** Nothing where there is no number. */
  static Money ofDollars(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBigDecimal(column)).map(Money::ofDollars).orElse(Money.ZERO);
  }

  /** None where there is no number. */
  static Contracts contracts(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(Contracts::parse).orElse(Contracts.NONE);
  }

  /** Whatever a trade gave back, it bought the other side: v2 wrote it so, and so it adds up. */
  static String side(Direction direction) {
    return direction == Direction.BID ? "yes" : "no";
  }

  static Direction direction(ResultSet row) throws SQLException {
    boolean yes = "yes".equals(row.getString("side"));
    boolean bought = !"sell".equals(row.getString("action"));
    return yes == bought ? Direction.BID : Direction.ASK;
  }
}
