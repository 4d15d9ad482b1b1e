package io.rec.mainapp.signin.account;

import io.rec.mainapp.signin.AccountRole;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The accounts, {@code users.user_info}. */
@Singleton
public final class Accounts {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,63}");

  private static final String SELECT =
      """
      SELECT user_id, username, role, active, password_hash, password_generated
      FROM users.user_info WHERE username IS NOT NULL AND\s""";

  private final Clock clock;

  Accounts(Clock clock) {
    this.clock = clock;
  }

  /** A name as it is stored, from what was typed; empty when nobody can have that name. */
  public static Optional<String> name(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }

  public Optional<Account> named(Connection connection, String username) throws SQLException {
    return only(connection, SELECT + "username = ?", username);
  }

  public Optional<Account> byId(Connection connection, String userId) throws SQLException {
    return only(connection, SELECT + "user_id = ?", userId);
  }

  public List<Account> all(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(SELECT + "true ORDER BY user_id");
        ResultSet rows = statement.executeQuery()) {
      List<Account> accounts = new ArrayList<>();
      while (rows.next()) {
        accounts.add(read(rows));
      }
      return accounts;
    }
  }

  /** The next free id; the caller's transaction keeps others from taking it at the same time. */
  public Account add(Connection transaction, String username, AccountRole role, String hash)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            WITH alone AS (SELECT pg_advisory_xact_lock(hashtext('users.user_info'))),
            next AS (SELECT lpad((max(user_no::integer) + 1)::text, 4, '0') AS no
                     FROM alone, users.user_info WHERE user_no ~ '^[0-9]{1,8}$')
            INSERT INTO users.user_info (user_id, user_no, username, role, password_hash,
                                         password_generated, password_changed_at)
            SELECT 'user_' || no, no, ?, ?, ?, true, ? FROM next
            RETURNING user_id""")) {
      statement.setString(1, username);
      statement.setString(2, role.word());
      statement.setString(3, hash);
      statement.setTimestamp(4, Timestamp.from(clock.instant()));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return new Account(rows.getString(1), username, role, true, Optional.of(hash), true);
      }
    }
  }

  public void setPassword(Connection transaction, String userId, String hash, boolean generated)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            UPDATE users.user_info
            SET password_hash = ?, password_generated = ?, password_changed_at = ?
            WHERE user_id = ?""")) {
      statement.setString(1, hash);
      statement.setBoolean(2, generated);
      statement.setTimestamp(3, Timestamp.from(clock.instant()));
      statement.setString(4, userId);
      statement.executeUpdate();
    }
  }

  /** The same password under today's parameters. */
  public void rehash(Connection transaction, Account account, String hash) throws SQLException {
    setPassword(transaction, account.userId(), hash, account.passwordGenerated());
  }

  public void change(Connection transaction, String userId, AccountRole role, boolean active)
      throws SQLException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            "UPDATE users.user_info SET role = ?, active = ? WHERE user_id = ?")) {
      statement.setString(1, role.word());
      statement.setBoolean(2, active);
      statement.setString(3, userId);
      statement.executeUpdate();
    }
  }

  private static Optional<Account> only(Connection connection, String query, String key)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, key);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(read(rows)) : Optional.empty();
      }
    }
  }

  private static Account read(ResultSet rows) throws SQLException {
    return new Account(
        rows.getString("user_id"),
        rows.getString("username"),
        AccountRole.of(rows.getString("role")),
        rows.getBoolean("active"),
        Optional.ofNullable(rows.getString("password_hash")),
        rows.getBoolean("password_generated"));
  }
}
