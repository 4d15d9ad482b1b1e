package io.rec.kalshiaccountsync.web;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest balance in the database. */
@Singleton
final class Balances {

  private static final String NEWEST =
      """
      SELECT balance, coalesce(balance_dollars, balance / 100.0) AS dollars, portfolio_value,
             coalesce(as_of, "timestamp") AS as_of
      FROM users.account_balance WHERE user_id = system.acting_user()
      ORDER BY "timestamp" DESC, as_of DESC NULLS LAST, id DESC LIMIT 1""";

  private final Database database;

  Balances(Database database) {
    this.database = database;
  }

  /** The portfolio's value is null when it was never told. */
  record Row(long cents, BigDecimal dollars, @Nullable Long portfolioCents, Instant asOf) {}

  Optional<Row> newest() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(NEWEST);
              ResultSet rows = statement.executeQuery()) {
            return rows.next()
                ? Optional.of(
                    new Row(
                        rows.getLong("balance"),
                        rows.getBigDecimal("dollars"),
                        rows.getObject("portfolio_value", Long.class),
                        rows.getTimestamp("as_of").toInstant()))
                : Optional.empty();
          }
        });
  }
}
