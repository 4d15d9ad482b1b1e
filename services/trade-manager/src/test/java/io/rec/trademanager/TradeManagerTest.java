package io.rec.trademanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TradeManagerTest {

  private static final String OPEN_TRADE =
      """
      INSERT INTO users.trades (user_id, status, date, time, strike, side, buy_price, position, ticker, ticket_id)
      VALUES ('user_0001', 'open', '2026-01-01', '10:00:00', '$118,500', 'Y', 0.94, 100, 'KXBTCD-X', '%s')
      """;

  private TestDatabase database;

  @BeforeEach
  void createDatabase() throws SQLException {
    database = Postgres.shared().migrated();
  }

  @Test
  @DisplayName("REC-TM-13 repairs a corrupted position from its fills at the start")
  void repairsPositionFromFills() throws SQLException {
    database.execute(
        "INSERT INTO users.fills (user_id, trade_id, ticker, side, action, count, created_time) VALUES "
            + "('user_0001', 'f1', 'KXBTCD-X', 'yes', 'buy', 10, now()), "
            + "('user_0001', 'f2', 'KXBTCD-X', 'yes', 'sell', 4, now()), "
            + "('user_0001', 'f3', 'KXBTCD-Y', 'no', 'buy', 7, now())",
        "INSERT INTO users.positions (user_id, ticker, position) VALUES ('user_0001', 'KXBTCD-X', 99)");

    try (TestRole role = start()) {
      role.awaitReady();

      assertThat(
              database.column(
                  "SELECT ticker || '=' || position || ' ' || coalesce(fees_paid::text, 'unknown') FROM users.positions ORDER BY ticker"))
          .containsExactly("KXBTCD-X=6.00 unknown", "KXBTCD-Y=-7.00 unknown");
    }
  }

  @Test
  @DisplayName("REC-TM-14 shows the same open trades after a restart")
  void keepsOpenTradesOverRestart() throws SQLException {
    for (String ticket : new String[] {"t1", "t2", "t3"}) {
      database.execute(OPEN_TRADE.formatted(ticket));
    }
    String before;
    try (TestRole role = start()) {
      before = role.awaitReady().get("/trades?status=open").body();
    }

    try (TestRole role = start()) {
      assertThat(role.awaitReady().get("/trades?status=open").body())
          .isEqualTo(before)
          .contains("\"strike\":\"$118,500\"");
    }
  }

  @Test
  @DisplayName("REC-TM-10 leaves a snapshot of its positions when it is stopped")
  void savesPositionsAtShutdown() throws SQLException {
    database.execute(
        "INSERT INTO users.fills (user_id, trade_id, ticker, side, action, count, created_time) "
            + "VALUES ('user_0001', 'f1', 'KXBTCD-X', 'yes', 'buy', 10, now())");
    TestRole role = start().awaitReady();

    role.close();

    assertThat(
            database.column(
                "SELECT state::text FROM system.component_state "
                    + "WHERE component = 'trade-manager' AND name = 'positions'"))
        .containsExactly("[{\"ticker\": \"KXBTCD-X\", \"position\": 10}]");
  }

  @Test
  @DisplayName("REC-TM-09 does not start without the user's configuration and says so")
  void waitsForUserConfiguration() throws SQLException {
    database.execute("DELETE FROM users.trade_preferences");

    try (TestRole role = start()) {
      org.awaitility.Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(role.get("/health/ready").body())
                      .contains("3/5 Load user configuration", "has no row for this user"));
    }
  }

  @Test
  @DisplayName("REC-MAIN-05 refuses an unknown status with a problem document")
  void refusesUnknownStatus() {
    try (TestRole role = start()) {
      var answer = role.awaitReady().get("/trades?status=lost");

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("UnknownStatus");
    }
  }

  private TestRole start() {
    ConfigFolder config = ConfigFolder.create().with("trade-manager").with(database);
    return TestRole.start(Application.class, "trade-manager", config, Map.of());
  }
}
