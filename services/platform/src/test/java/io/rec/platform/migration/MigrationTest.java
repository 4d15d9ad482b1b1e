package io.rec.platform.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.platform.persistence.Connections;
import io.rec.platform.persistence.SchemaVersion;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MigrationTest {

  @Test
  @DisplayName("REC-DB-05 migrates an empty database, and a second run changes nothing")
  void migratesOnce() throws SQLException {
    TestDatabase database = Postgres.shared().empty();

    assertThat(run(database))
        .isEqualTo(new Migrated.Done(SchemaVersion.REQUIRED, SchemaVersion.REQUIRED));
    assertThat(run(database)).isEqualTo(new Migrated.Done(SchemaVersion.REQUIRED, 0));
  }

  @Test
  @DisplayName("REC-DB-02 creates each relation under its name")
  void createsEachRelation() throws SQLException {
    assertThat(
            Postgres.shared()
                .migrated()
                .column(
                    "SELECT table_schema || '.' || table_name FROM information_schema.tables "
                        + "WHERE table_schema IN ('users', 'live_data', 'system', 'historical_data')"))
        .contains(
            "live_data.btc_price_log",
            "live_data.eth_price_log",
            "live_data.market_kalshi_btc",
            "live_data.market_kalshi_eth",
            "live_data.strike_table_btc",
            "live_data.strike_table_eth",
            "historical_data.strike_table_minute",
            "historical_data.market_snapshot_final",
            "users.trades",
            "users.trades_0001",
            "users.fills",
            "users.settlements",
            "users.positions",
            "users.account_balance",
            "users.orders",
            "users.trade_timeline",
            "users.order_intents",
            "users.order_dispatch",
            "users.kill_switch",
            "users.auto_trade_settings",
            "users.active_trades_view",
            "system.health_status",
            "system.component_start",
            "system.outbox",
            "system.schema_version");
  }

  @Test
  @DisplayName("REC-DB-03 a user reads none of another user's rows")
  void keepsUsersApart() throws SQLException {
    TestDatabase database = Postgres.shared().migrated();
    database.execute(
        "INSERT INTO users.user_info (user_id, user_no) VALUES ('user_0002', '0002')",
        "INSERT INTO users.account_balance (user_id, balance) VALUES ('user_0001', 100), ('user_0002', 200)");

    assertThat(balances(database, "user_0001")).isEqualTo("100");
    assertThat(balances(database, "user_0002")).isEqualTo("200");
    assertThat(balances(database, "")).isEqualTo("none");
  }

  @Test
  @DisplayName("the switches of a user's preferences become the first version of the settings")
  void takesOverTheSwitches() throws SQLException {
    assertThat(
            Postgres.shared()
                .migrated()
                .column(
                    "SELECT version || ' ' || auto_entry || ' ' || auto_stop FROM users.auto_trade_settings"))
        .containsExactly("1 false true");
  }

  @Test
  @DisplayName("an older trade is paper where the paper exchange remembers its order, else unknown")
  void findsTheModeOfOlderTrades() throws SQLException, IOException {
    TestDatabase database = Postgres.shared().migrated();
    database.execute(
        """
        INSERT INTO venue.records (account, kind, id, place, body)
        VALUES ('paper', 'order', 'o-1', 1, '{"client_order_id":"t-1:open"}'),
               ('paper', 'order', 'o-2', 2, '{"client_order_id":"another:open"}')""",
        """
        INSERT INTO users.trades (user_id, date, time, strike, side, buy_price, position, ticker,
                                  ticket_id, client_order_id, exchange_order_id)
        SELECT 'user_0001', '2026-01-01', '10:00:00', '$100,000', 'Y', 0.9, 1, 'T', 't-' || n,
               't-' || n || ':open', 'o-' || n
        FROM generate_series(1, 3) AS n""",
        "ALTER TABLE users.trades DROP COLUMN mode CASCADE",
        "CREATE INDEX trades_by_closing ON users.trades (user_id, closed_at) INCLUDE (id, pnl)");

    runFile(database, "V14__the_mode_of_each_trade.sql");

    assertThat(
            database.column(
                "SELECT ticket_id || ' ' || coalesce(mode, 'unknown') FROM users.trades ORDER BY id"))
        .containsExactly("t-1 Paper", "t-2 unknown", "t-3 unknown");
  }

  @Test
  @DisplayName("REC-TRD-06 the timeline of a trade cannot be rewritten")
  void keepsTheTimeline() throws SQLException {
    TestDatabase database = Postgres.shared().migrated();
    database.execute(
        """
        INSERT INTO users.trades (id, user_id, date, time, strike, side, buy_price, position, ticker, ticket_id)
        VALUES (1, 'user_0001', '2026-01-01', '10:00:00', '$100,000', 'Y', 0.9, 1, 'T', 't-1')""",
        """
        INSERT INTO users.trade_timeline (user_id, trade_id, version, at, actor, event, why)
        VALUES ('user_0001', 1, 1, now(), 'a', 'open_ticket', 'wanted')""");

    assertThatThrownBy(() -> database.execute("UPDATE users.trade_timeline SET why = 'other'"))
        .hasMessageContaining("users.trade_timeline only grows");
    assertThatThrownBy(() -> database.execute("DELETE FROM users.trade_timeline"))
        .hasMessageContaining("users.trade_timeline only grows");
  }

  @Test
  @DisplayName(
      "the kill switch of every user is set once for each request, by whoever acts for none")
  void killsForAll() throws SQLException {
    TestDatabase database = Postgres.shared().migrated();
    database.execute("INSERT INTO users.user_info (user_id, user_no) VALUES ('user_0002', '0002')");
    String engage = "SELECT users.kill_for_all('Flatten', 'fire', 'ann', 'r-1')";

    assertThat(asOwner(database, engage)).isEqualTo("t");
    assertThat(asOwner(database, engage)).isEqualTo("f");
    assertThat(asOwner(database, "SELECT users.kill_for_all('None', 'over', 'ann', 'r-2')"))
        .isEqualTo("t");
    // The same request again, as an operator does that died before it wrote that down.
    assertThat(asOwner(database, engage)).isEqualTo("f");

    assertThat(
            asOwner(
                database,
                "SELECT string_agg(user_id || level, ',' ORDER BY user_id) FROM users.kill_switch"))
        .isEqualTo("user_0001None,user_0002None");
    assertThat(
            database.column(
                "SELECT user_id || ' ' || outcome FROM users.audit WHERE action = 'kill_switch' ORDER BY id"))
        .containsExactly(
            "user_0001 Flatten", "user_0002 Flatten", "user_0001 None", "user_0002 None");
    assertThat(
            database.column(
                "SELECT key || ' ' || (payload ->> 'level') FROM system.outbox WHERE topic = 'kill_switch' ORDER BY id"))
        .hasSize(4);
  }

  @Test
  @DisplayName("R9 the database refuses an older token of a lease")
  void refusesAnOlderToken() throws SQLException {
    TestDatabase database = Postgres.shared().migrated();
    database.execute(
        "INSERT INTO system.lease VALUES ('trade-executor', 7, 'new', now(), now() + interval '15 s')");

    database.execute("SELECT system.require_fence('trade-executor', 7)");
    assertThatThrownBy(() -> database.execute("SELECT system.require_fence('trade-executor', 6)"))
        .hasMessageContaining("token 6 of lease trade-executor is not the newest");
  }

  @Test
  @DisplayName("REC-DB-02 a price goes into its day, and into the rest when the day is missing")
  void keepsPricesByDay() throws SQLException {
    TestDatabase database = Postgres.shared().migrated();
    database.execute(
        "INSERT INTO live_data.btc_price_log (\"timestamp\", price) VALUES (now(), 1), ('2001-01-01Z', 2)");

    assertThat(
            database.column(
                "SELECT tableoid::regclass::text FROM live_data.btc_price_log ORDER BY price"))
        .satisfiesExactly(
            today -> assertThat(today).matches("live_data.btc_price_log_\\d{8}"),
            old -> assertThat(old).isEqualTo("live_data.btc_price_log_rest"));
  }

  @Test
  @DisplayName("an event in the outbox is announced")
  void announcesEvents() throws SQLException {
    TestDatabase database = Postgres.shared().migrated();
    try (Connection connection = Postgres.shared().superuser(database.name());
        Statement statement = connection.createStatement()) {
      statement.execute("LISTEN recio_outbox");
      database.execute(
          "INSERT INTO system.outbox (topic, key, payload) VALUES ('trade', '7', '{}')");

      assertThat(
              connection
                  .unwrap(org.postgresql.PGConnection.class)
                  .getNotifications(5000)[0]
                  .getParameter())
          .startsWith("trade:");
    }
  }

  @Test
  @DisplayName("R23 the version the services ask for is that of the newest migration")
  void requiresTheNewestMigration() throws IOException {
    Path source =
        Path.of(System.getProperty("recio.root"))
            .resolve("services/platform/src/main/resources/db/migration");
    try (Stream<Path> files = Files.list(source)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                  .max())
          .hasValue(SchemaVersion.REQUIRED);
    }
  }

  @Test
  @DisplayName("a refused login ends the job with its reason")
  void tellsARefusedLogin() throws SQLException {
    TestDatabase database = Postgres.shared().empty();

    Migrated outcome =
        new Migration(
                database.login(Postgres.SLOT_A, "wrong"), Clock.systemUTC(), Duration.ofMillis(50))
            .run(SchemaVersion.REQUIRED);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Migrated.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo("CredentialsRefused"));
  }

  @Test
  @DisplayName("TPS-PM-02 the outcome is a line of JSON for the pod's status")
  void writesTheTerminationMessage() {
    assertThat(Termination.json(new Migrated.Done(3, 2)))
        .isEqualTo("{\"status\":\"migrated\",\"version\":3,\"applied\":2}");
    assertThat(Termination.json(new Migrated.Failed("MigrationFailed", "near \"SELEC\"")))
        .isEqualTo(
            "{\"status\":\"failed\",\"reason\":\"MigrationFailed\",\"detail\":\"near \\\"SELEC\\\"\"}");
  }

  @Test
  @DisplayName("the job runs as a process: exit code 0 and the message where the kubelet reads it")
  void runsAsAProcess() throws Exception {
    ConfigFolder config = ConfigFolder.create().with(Postgres.shared().empty());
    Path message = Files.createTempFile("termination", "log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.rec.platform.migration.Application",
            "migrate");
    builder.environment().put("RECIO_CONFIG_DIR", config.root().toString());
    builder.environment().put("RECIO_TERMINATION_LOG", message.toString());
    Process process = builder.redirectErrorStream(true).start();
    try (InputStream out = process.getInputStream()) {
      out.transferTo(java.io.OutputStream.nullOutputStream());
    }

    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(message)).startsWith("{\"status\":\"migrated\"");
  }

  /** As the migration's login, acting for no user. */
  private static void runFile(TestDatabase database, String name) throws SQLException, IOException {
    String text =
        Files.readString(
            Path.of(System.getProperty("recio.root"))
                .resolve("services/platform/src/main/resources/db/migration")
                .resolve(name));
    try (Connection connection = Connections.with(database.login(), "test").getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(text);
      connection.commit();
    }
  }

  private static Migrated run(TestDatabase database) {
    return new Migration(database.login(), Clock.systemUTC(), Duration.ofSeconds(30))
        .run(SchemaVersion.REQUIRED);
  }

  /** As the services' login, acting for no user. */
  private static String asOwner(TestDatabase database, String query) throws SQLException {
    try (Connection connection = Connections.with(database.login(), "test").getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String balances(TestDatabase database, String user) throws SQLException {
    try (Connection connection =
            io.rec.platform.persistence.Connections.with(database.login(), "test").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT set_config('recio.user_id', '" + user + "', false)");
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT coalesce(string_agg(balance::text, ','), 'none') FROM users.account_balance")) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
