package io.rec.platform.risk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rec.domain.risk.KillSwitch;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KillSwitchStateTest {

  private TestDatabase database;
  private ConfigFolder config;
  private TestRole role;
  private KillSwitchState state;
  private Database pool;

  @BeforeEach
  void start() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with("sample").with(database).withControl("None");
    role = SampleRole.withDatabase().run(config).awaitReady();
    state = role.bean(KillSwitchState.class);
    pool = role.bean(Database.class);
  }

  @AfterEach
  void stop() {
    role.close();
  }

  @ParameterizedTest(name = "document {0}, database {1}: {2}")
  @CsvSource({
    "None, None, None",
    "None, Flatten, Flatten",
    "CancelOrders, PauseEntries, CancelOrders",
    "PauseEntries, CancelOrders, CancelOrders"
  })
  @DisplayName("the stricter of document and database is in force")
  void stricterWins(String document, String stored, String inForce) throws SQLException {
    config.withControl(document);
    pool.transaction(tx -> state.set(tx, KillSwitch.ofWord(stored), "test", "me"));

    await().atMost(10, SECONDS).until(() -> pool.read(state::level) == KillSwitch.ofWord(inForce));
  }

  @Test
  @DisplayName("what the TradingSystem's spec stops holds at once, whatever the document says yet")
  void wishOfTheSpecHolds() throws SQLException {
    database.execute("UPDATE users.kill_switch SET wished = 'CancelOrders', wished_why = 'fire'");
    assertThat(pool.read(state::level)).isEqualTo(KillSwitch.CANCEL_ORDERS);

    pool.transaction(tx -> state.set(tx, KillSwitch.FLATTEN, "test", "me"));
    assertThat(pool.read(state::level)).isEqualTo(KillSwitch.FLATTEN);

    pool.transaction(tx -> state.set(tx, KillSwitch.NONE, "test", "me"));
    assertThat(pool.read(state::level)).isEqualTo(KillSwitch.CANCEL_ORDERS);
    assertThat(pool.read(state::stored).orElseThrow().wish().reason()).isEqualTo("fire");
  }

  @Test
  @DisplayName("while our books differ from the exchange's nothing is eased, and stopping goes on")
  void easedOnlyWhenReconciled() throws SQLException {
    pool.transaction(tx -> state.set(tx, KillSwitch.CANCEL_ORDERS, "test", "me"));
    reconciled(false);

    assertThatThrownBy(
            () -> pool.transaction(tx -> state.set(tx, KillSwitch.PAUSE_ENTRIES, "over", "me")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("reconcile before the kill switch is released");
    pool.transaction(tx -> state.set(tx, KillSwitch.FLATTEN, "worse", "me"));
    assertThat(pool.read(state::level)).isEqualTo(KillSwitch.FLATTEN);

    reconciled(true);
    pool.transaction(tx -> state.set(tx, KillSwitch.NONE, "over", "me"));
    assertThat(pool.read(state::level)).isEqualTo(KillSwitch.NONE);
  }

  private void reconciled(boolean equal) throws SQLException {
    database.execute(
        "INSERT INTO users.reconciliation (user_id, at, trigger, differences, healed, open, pauses)"
            + " SELECT user_id, now(), 'test', '[]', 0, 0, %s FROM users.user_info"
                .formatted(!equal));
  }

  @Test
  @DisplayName("a change leaves its row, an audit line and a fact")
  void changesAreKnown() throws SQLException {
    pool.transaction(tx -> state.set(tx, KillSwitch.CANCEL_ORDERS, "too fast", "anna"));

    assertThat(
            database.column(
                "SELECT level || '/' || reason || '/' || set_by FROM users.kill_switch"))
        .containsExactly("CancelOrders/too fast/anna");
    assertThat(database.column("SELECT actor || ' ' || action || ' ' || outcome FROM users.audit"))
        .containsExactly("anna kill_switch CancelOrders");
    assertThat(
            database.column(
                "SELECT payload->>'in_force' FROM system.outbox WHERE topic = 'kill_switch'"))
        .containsExactly("CancelOrders");
  }

  @Test
  @DisplayName("without a document or a row nothing may be opened")
  void unknownStopsEntries() throws SQLException {
    database.execute("DELETE FROM users.kill_switch");
    assertThat(pool.read(state::level)).isEqualTo(KillSwitch.PAUSE_ENTRIES);

    ConfigFolder bare = ConfigFolder.create().with("sample-b").with(database);
    try (TestRole other = SampleRole.withDatabase().run("sample-b", bare, java.util.Map.of())) {
      other.awaitReady();
      assertThat(other.bean(KillSwitchState.class).ofControl()).isEqualTo(KillSwitch.PAUSE_ENTRIES);
    }
  }
}
