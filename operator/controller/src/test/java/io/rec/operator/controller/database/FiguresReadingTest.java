package io.rec.operator.controller.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.controller.database.TradingFigures.Entries;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Against the schema of the services, through the login that the operator makes for them. */
class FiguresReadingTest {
  private static final Login SLOT = new Login("rec_io_user_a", new Password("slotPassword1"));

  private final DatabaseLook looks = new DatabaseLook(new Connections());
  private DatabaseServer server;

  @BeforeEach
  void prepare() throws Exception {
    server = DatabaseServer.managed(DatabaseServer.OPERATOR_PASSWORD);
    var slots = new SlotPreparation(new Connections(), new SecureRandom(), new Terms("test"));
    var request =
        new SlotRequest(
            "desk",
            server.address(),
            new Login("recio_operator", DatabaseServer.OPERATOR_PASSWORD),
            "rec_io_user",
            SLOT,
            true);
    slots.enter(request);
    slots.prepare(request);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Optional<TradingFigures> figures() {
    var look = looks.look(server.address(), SLOT);
    assertThat(look).isInstanceOf(Look.Open.class);
    return ((Look.Open) look).trading();
  }

  private void run(String statement) throws SQLException {
    server.runIn("rec_io_db", statement);
  }

  /**
   * @param closed when it ended, in SQL
   */
  private void trade(String user, String status, String pnl, String closed) throws SQLException {
    run(
        """
        INSERT INTO users.trades (user_id, status, date, time, strike, side, buy_price, position,
                                  ticker, ticket_id, pnl, closed_at)
        VALUES ('%s', '%s', 'd', 't', '1', 'Y', 0.5, 1, 'T', gen_random_uuid()::text, %s, %s)"""
            .formatted(user, status, pnl, closed));
  }

  private void entries(String user, String symbol, String status) throws SQLException {
    run(
        "INSERT INTO users.auto_entry_state (user_id, symbol, status, updated_at)"
            + " VALUES ('%s', '%s', '%s', now())".formatted(user, symbol, status));
  }

  private void compared(String user, String at, int open) throws SQLException {
    run(
        """
        INSERT INTO users.reconciliation (user_id, at, trigger, differences, healed, open, pauses)
        VALUES ('%s', '%s', 'schedule', '[]', 0, %d, false)"""
            .formatted(user, at, open));
  }

  @Test
  @DisplayName("nobody knows before there is a schema, and a new desk has nothing")
  void newDesk() throws Exception {
    assertThat(figures()).isEmpty();

    TradingSchema.migrate(server);

    assertThat(figures()).contains(TradingFigures.NONE);
  }

  @Test
  @DisplayName("all users count together: trades, today's result, entries, the last agreement")
  void allUsers() throws Exception {
    TradingSchema.migrate(server);
    run("INSERT INTO users.user_info (user_id, user_no) VALUES ('user_0002', '0002')");
    trade("user_0001", "open", "NULL", "NULL");
    trade("user_0002", "closing", "NULL", "NULL");
    trade("user_0002", "closed", "1.2550", "now()");
    trade("user_0001", "closed", "-3.5000", "now()");
    trade("user_0001", "closed", "100", "now() - interval '25 hours'");
    entries("user_0001", "BTC", "DISABLED");
    entries("user_0002", "BTC", "PAUSED");
    compared("user_0001", "2026-11-20T10:05:00Z", 0);
    compared("user_0001", "2026-11-20T10:10:00.5Z", 0);
    compared("user_0001", "2026-11-20T10:15:00Z", 1);
    compared("user_0002", "2026-11-20T10:12:00Z", 0);

    assertThat(figures())
        .contains(
            new TradingFigures(
                2,
                Entries.PAUSED,
                new BigDecimal("-2.24"),
                Optional.of(Instant.parse("2026-11-20T10:10:00Z"))));
    assertThat(figures()).isEqualTo(figures());
  }

  @Test
  @DisplayName("one symbol that may enter, now or in its hours, is enough for On")
  void entriesAreOn() throws Exception {
    TradingSchema.migrate(server);
    entries("user_0001", "BTC", "PAUSED");
    entries("user_0001", "ETH", "INACTIVE");

    assertThat(figures()).map(TradingFigures::entries).contains(Entries.ON);
  }

  @Test
  @DisplayName("what may not be read leaves the database open, and nobody knows")
  void refused() throws Exception {
    TradingSchema.migrate(server);
    run("REVOKE ALL ON users.reconciliation FROM rec_io_user");

    assertThat(figures()).isEmpty();
  }
}
