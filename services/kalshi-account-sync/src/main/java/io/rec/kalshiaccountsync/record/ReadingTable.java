package io.rec.kalshiaccountsync.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@code users.account_reading}: the newest reading that came to its end. */
final class ReadingTable {

  private static final String STORE =
      """
      INSERT INTO users.account_reading (user_id, began_at, figures_at)
      VALUES (system.acting_user(), ?, ?)
      ON CONFLICT (user_id) DO UPDATE
      SET began_at = excluded.began_at, figures_at = excluded.figures_at""";

  void store(Connection transaction, Instant beganAt, Instant figuresAt) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(STORE)) {
      statement.setTimestamp(1, micros(beganAt));
      statement.setTimestamp(2, micros(figuresAt));
      statement.executeUpdate();
    }
  }

  /** Cut off, because the driver would round up: a reading is never younger than it was. */
  private static Timestamp micros(Instant time) {
    return Timestamp.from(time.truncatedTo(ChronoUnit.MICROS));
  }
}
