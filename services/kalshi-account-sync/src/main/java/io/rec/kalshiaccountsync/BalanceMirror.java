package io.rec.kalshiaccountsync;

import io.rec.platform.persistence.Database;
import io.rec.venues.kalshi.AccountBalance;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The account's balance in the database: one row for each change, under the exchange's time. */
@Singleton
final class BalanceMirror {

  private static final Logger LOG = LoggerFactory.getLogger(BalanceMirror.class);

  private final Database database;
  private final AtomicLong changes = new AtomicLong();

  BalanceMirror(Database database) {
    this.database = database;
  }

  /** In cents; empty while no balance was ever mirrored. */
  OptionalLong newest() throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      """
                      SELECT balance FROM users.account_balance
                      ORDER BY "timestamp" DESC, id DESC LIMIT 1""");
              ResultSet rows = statement.executeQuery()) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
          }
        });
  }

  /** Writes only what differs from the newest row. */
  void follow(AccountBalance seen) throws SQLException {
    OptionalLong before = newest();
    if (before.isPresent() && before.getAsLong() == seen.balanceCents()) {
      return;
    }
    database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  INSERT INTO users.account_balance (user_id, balance, "timestamp")
                  VALUES (system.acting_user(), ?, ?)""")) {
            statement.setLong(1, seen.balanceCents());
            statement.setTimestamp(2, Timestamp.from(seen.updatedAt()));
            return statement.executeUpdate();
          }
        });
    changes.incrementAndGet();
    LOG.atInfo().addKeyValue("balance_cents", seen.balanceCents()).log("balance changed");
  }

  long changes() {
    return changes.get();
  }
}
