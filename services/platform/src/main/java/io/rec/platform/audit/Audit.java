package io.rec.platform.audit;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;

/** The audit trail, {@code users.audit}. */
@Singleton
public final class Audit {

  private final Clock clock;

  Audit(Clock clock) {
    this.clock = clock;
  }

  /** Adds a line to the caller's transaction. */
  public void add(Connection transaction, AuditLine line) throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            INSERT INTO users.audit (user_id, at, actor, action, outcome, rule, detail)
            VALUES (system.acting_user(), ?, ?, ?, ?, ?, ?::jsonb)""")) {
      statement.setTimestamp(1, Timestamp.from(clock.instant()));
      statement.setString(2, line.actor());
      statement.setString(3, line.action());
      statement.setString(4, line.outcome());
      statement.setString(5, line.rule().orElse(null));
      statement.setString(6, line.detail());
      statement.executeUpdate();
    }
  }
}
