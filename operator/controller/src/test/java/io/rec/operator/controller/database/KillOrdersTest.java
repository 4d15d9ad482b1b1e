package io.rec.operator.controller.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Against the schema of the services, which is read from their own migrations. */
class KillOrdersTest {
  private static final Login SLOT = new Login("rec_io_user_a", new Password("slotPassword1"));
  private static final KillOrder PAUSE =
      new KillOrder("PauseEntries", "recovery exhausted", "recio-operator", "uid/r-1/exhausted");

  private static final SpecSwitch FIRE = new SpecSwitch("Flatten", "fire", "ann");
  private static final SpecSwitch OVER = new SpecSwitch("None", "over", "ann");

  private final Connections connections = new Connections();
  private final KillOrders orders = new KillOrders(connections);
  private DatabaseServer server;

  @BeforeEach
  void migrate() throws Exception {
    var operator = DatabaseServer.OPERATOR_PASSWORD;
    server = DatabaseServer.managed(operator);
    var slots =
        new SlotPreparation(connections, new java.security.SecureRandom(), new Terms("test"));
    var request =
        new SlotRequest(
            "desk",
            server.address(),
            new Login("recio_operator", operator),
            "rec_io_user",
            SLOT,
            true);
    slots.enter(request);
    slots.prepare(request);
    TradingSchema.migrate(server);
    server.runIn(
        "rec_io_db", "INSERT INTO users.user_info (user_id, user_no) VALUES ('user_0002', '0002')");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  @DisplayName("raising pauses every user once, with audit line and fact")
  void pausesEveryUser() throws SQLException {
    orders.raise(server.address(), SLOT, PAUSE);
    orders.raise(server.address(), SLOT, PAUSE);

    assertThat(levels()).isEqualTo("user_0001 PauseEntries, user_0002 PauseEntries");
    assertThat(one("SELECT count(*) FROM users.audit WHERE action = 'kill_switch'")).isEqualTo("2");
    assertThat(one("SELECT count(*) FROM system.outbox WHERE topic = 'kill_switch'"))
        .isEqualTo("2");
  }

  @Test
  @DisplayName("raising goes from a milder level to a harder one")
  void raisesWhatIsMilder() throws SQLException {
    orders.raise(server.address(), SLOT, PAUSE);

    orders.raise(
        server.address(), SLOT, new KillOrder("CancelOrders", "stop", "recio-operator", "uid/s-1"));

    assertThat(levels()).isEqualTo("user_0001 CancelOrders, user_0002 CancelOrders");
  }

  @Test
  @DisplayName("what is at stake is counted over all users")
  void countsWhatIsOpen() throws SQLException {
    var count = new StakeCount(connections);
    var nothing = count.look(server.address(), SLOT);
    server.runIn(
        "rec_io_db",
        "INSERT INTO users.trades (user_id, status, date, time, strike, side, buy_price, position,"
            + " ticker, ticket_id, held) VALUES ('user_0001', 'open', 'd', 't', '1', 'Y', 0.5, 1,"
            + " 'T', 'a', 1), ('user_0002', 'open', 'd', 't', '1', 'Y', 0.5, 1, 'T', 'b', 2),"
            + " ('user_0002', 'closed', 'd', 't', '1', 'Y', 0.5, 1, 'T', 'c', 0)",
        "INSERT INTO users.orders (user_id, order_id, ticker, status) VALUES ('user_0002', 'o-1',"
            + " 'T', 'resting'), ('user_0002', 'o-2', 'T', 'executed')");

    assertThat(nothing).isEqualTo(Stakes.NONE);
    assertThat(count.look(server.address(), SLOT)).isEqualTo(new Stakes(2, 1));
  }

  @Test
  @DisplayName("raising never lowers what a person has set")
  void lowersNothing() throws SQLException {
    personSets("Flatten");

    orders.raise(server.address(), SLOT, PAUSE);

    assertThat(levels()).isEqualTo("user_0001 Flatten, user_0002 Flatten");
  }

  @Test
  @DisplayName("what a person released afterwards stays released")
  void doesNotComeBack() throws SQLException {
    orders.raise(server.address(), SLOT, PAUSE);
    personSets("None");

    orders.raise(server.address(), SLOT, PAUSE);

    assertThat(levels()).isEqualTo("user_0001 None, user_0002 None");
  }

  @Test
  @DisplayName("what the spec stops is in force beside what people set, with audit line and fact")
  void followsTheSpec() throws SQLException {
    personSets("PauseEntries");

    assertThat(orders.follow(server.address(), SLOT, FIRE)).isTrue();
    assertThat(orders.follow(server.address(), SLOT, FIRE)).isTrue();

    assertThat(levels()).isEqualTo("user_0001 PauseEntries, user_0002 PauseEntries");
    assertThat(inForce()).isEqualTo("user_0001 Flatten, user_0002 Flatten");
    assertThat(one("SELECT DISTINCT wished_why || ' by ' || wished_by FROM users.kill_switch"))
        .isEqualTo("fire by ann");
    assertThat(one("SELECT count(*) FROM users.audit WHERE detail ->> 'spec' = 'Flatten'"))
        .isEqualTo("2");
    assertThat(one("SELECT DISTINCT payload ->> 'level' FROM system.outbox")).isEqualTo("Flatten");

    assertThat(orders.follow(server.address(), SLOT, OVER)).isTrue();

    assertThat(inForce()).isEqualTo("user_0001 PauseEntries, user_0002 PauseEntries");
  }

  @Test
  @DisplayName("a user without a switch, who is paused, gets one that is as hard at least")
  void nobodyIsEased() throws SQLException {
    server.runIn("rec_io_db", "DELETE FROM users.kill_switch");

    orders.follow(server.address(), SLOT, FIRE);
    orders.follow(server.address(), SLOT, OVER);

    assertThat(inForce()).isEqualTo("user_0001 PauseEntries, user_0002 PauseEntries");
  }

  @Test
  @DisplayName("what the spec releases is held for whoever's books differ from the exchange's")
  void releaseWaitsForTheBooks() throws SQLException {
    personSets("None");
    orders.follow(server.address(), SLOT, FIRE);
    reconciled("user_0002", false);

    assertThat(orders.follow(server.address(), SLOT, OVER)).isFalse();
    assertThat(inForce()).isEqualTo("user_0001 None, user_0002 Flatten");
    assertThat(look()).contains(Set.of("None", "Flatten"));

    reconciled("user_0002", true);
    assertThat(orders.follow(server.address(), SLOT, OVER)).isTrue();
    assertThat(inForce()).isEqualTo("user_0001 None, user_0002 None");
    assertThat(look()).contains(Set.of("None"));
  }

  private Optional<Set<String>> look() {
    return new DatabaseLook(connections).look(server.address(), SLOT) instanceof Look.Open open
        ? open.ofSpec()
        : Optional.empty();
  }

  private void personSets(String level) throws SQLException {
    server.runIn(
        "rec_io_db",
        "INSERT INTO users.kill_switch (user_id, level, reason, set_by, set_at)"
            + " SELECT user_id, '%s', 'seen', 'ann', now() FROM users.user_info".formatted(level)
            + " ON CONFLICT (user_id) DO UPDATE SET level = excluded.level");
  }

  private void reconciled(String user, boolean equal) throws SQLException {
    server.runIn(
        "rec_io_db",
        "INSERT INTO users.reconciliation (user_id, at, trigger, differences, healed, open, pauses)"
            + " VALUES ('%s', now(), 'test', '[]', 0, 0, %s)".formatted(user, !equal));
  }

  private String inForce() throws SQLException {
    return one(
        "SELECT string_agg(user_id || ' ' || in_force, ', ' ORDER BY user_id)"
            + " FROM users.kill_switch");
  }

  private String levels() throws SQLException {
    return one(
        "SELECT string_agg(user_id || ' ' || level, ', ' ORDER BY user_id) FROM users.kill_switch");
  }

  private String one(String query) throws SQLException {
    return server.text("rec_io_db", query);
  }
}
