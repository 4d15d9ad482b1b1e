package io.rec.platform.lease;

import io.rec.platform.persistence.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The rows of {@code system.lease}. All times are the database's. */
final class LeaseTable {

  private static final String TAKE =
      """
      INSERT INTO system.lease (name, token, holder, taken_at, expires_at)
      VALUES (?, 1, ?, clock_timestamp(), clock_timestamp() + ? * interval '1 millisecond')
      ON CONFLICT (name) DO UPDATE
      SET token = lease.token + 1, holder = excluded.holder,
          taken_at = clock_timestamp(),
          expires_at = clock_timestamp() + ? * interval '1 millisecond'
      WHERE lease.expires_at <= clock_timestamp() OR (? AND lease.holder = excluded.holder)
      RETURNING token""";

  private static final String RENEW =
      """
      UPDATE system.lease SET expires_at = clock_timestamp() + ? * interval '1 millisecond'
      WHERE name = ? AND token = ?""";

  private static final String RELEASE =
      "UPDATE system.lease SET expires_at = clock_timestamp() WHERE name = ? AND token = ?";

  private final Database database;

  LeaseTable(Database database) {
    this.database = database;
  }

  /**
   * Empty while another holds it.
   *
   * @param restarted whether what the same holder left behind may be taken before it expires
   */
  Optional<Fence> take(String name, String holder, boolean restarted, Duration length)
      throws SQLException {
    return database.transaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, name);
            statement.setString(2, holder);
            statement.setLong(3, length.toMillis());
            statement.setLong(4, length.toMillis());
            statement.setBoolean(5, restarted);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(new Fence(name, rows.getLong(1))) : Optional.empty();
            }
          }
        });
  }

  /** Whether it is still the newest token; an expired one that nobody took is good again. */
  boolean renew(Fence fence, Duration length) throws SQLException {
    return database.transaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
            statement.setLong(1, length.toMillis());
            statement.setString(2, fence.lease());
            statement.setLong(3, fence.token());
            return statement.executeUpdate() == 1;
          }
        });
  }

  void release(Fence fence) throws SQLException {
    database.transaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setString(1, fence.lease());
            statement.setLong(2, fence.token());
            return statement.executeUpdate();
          }
        });
  }
}
