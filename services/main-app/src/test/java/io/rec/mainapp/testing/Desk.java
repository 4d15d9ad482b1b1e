package io.rec.mainapp.testing;

import io.rec.mainapp.Application;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A main app with a database of its own and a clock that can be put forward. */
public final class Desk implements AutoCloseable {

  private final TestClock clock = TestClock.at("2026-03-02T10:00:00Z");
  private final ConfigFolder config = ConfigFolder.create().with("main-app");
  private final Map<String, String> env = new HashMap<>();
  private final TestDatabase database;
  private TestRole role;

  private Desk(TestDatabase database) {
    this.database = database;
    config.with(database);
  }

  public static Desk prepared() throws SQLException {
    return new Desk(Postgres.shared().migrated());
  }

  public static Desk started() throws SQLException {
    return prepared().start();
  }

  public Desk with(String variable, String value) {
    env.put(variable, value);
    return this;
  }

  /** Listening, whether it ever gets ready or not. */
  public Desk begin() {
    role = TestRole.startAt(clock, Application.class, "main-app", config, Map.copyOf(env));
    return this;
  }

  public Desk start() {
    begin();
    role.awaitReady();
    return this;
  }

  public void restart() {
    role.close();
    start();
  }

  public TestRole role() {
    return role;
  }

  public ConfigFolder config() {
    return config;
  }

  public TestDatabase database() {
    return database;
  }

  public void pass(Duration time) {
    clock.moveTo(clock.instant().plus(time));
  }

  public TestClock clock() {
    return clock;
  }

  public Browser browser() {
    return new Browser(role);
  }

  /** An account that can sign in with {@link ConfigFolder#FIRST_PASSWORD}. */
  public void account(String username, String accountRole) throws SQLException {
    int number = 100 + database.column("SELECT user_id FROM users.user_info").size();
    database.execute(
        """
        INSERT INTO users.user_info (user_id, user_no, username, role, password_hash)
        SELECT 'user_0%1$d', '0%1$d', '%2$s', '%3$s', password_hash
        FROM users.user_info WHERE user_id = 'user_0001'"""
            .formatted(number, username, accountRole));
  }

  /** From now on it refuses everybody. */
  public void loseDatabase() throws SQLException {
    database.refuseEverybody();
  }

  /** The newest lines of the audit trail: actor, action and outcome. */
  public List<String> trail() throws SQLException {
    return database.column(
        "SELECT actor || ' ' || action || ' ' || outcome FROM users.audit ORDER BY id");
  }

  @Override
  public void close() {
    role.close();
  }
}
