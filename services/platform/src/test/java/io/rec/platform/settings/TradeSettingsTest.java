package io.rec.platform.settings;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TradeSettingsTest {

  private TestDatabase database;
  private TestRole role;
  private TradeSettings settings;

  @BeforeEach
  void start() throws SQLException {
    database = Postgres.shared().migrated();
    role =
        SampleRole.withDatabase()
            .run(ConfigFolder.create().with("sample").with(database))
            .awaitReady();
    settings = role.bean(TradeSettings.class);
    settings.start();
  }

  @AfterEach
  void stop() {
    settings.stop();
    role.close();
  }

  @Test
  @DisplayName("10.4 people who change at once each get a version of their own")
  void drawsNoVersionTwice() throws Exception {
    List<Future<AutoTradeSettings>> changes = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        String name = "person " + i;
        changes.add(
            people.submit(() -> settings.change(SettingsChange.ofAutoStop(true, null), name)));
      }
      for (Future<AutoTradeSettings> change : changes) {
        assertThat(change.get().version()).isPositive();
      }
    }

    assertThat(database.column("SELECT count(DISTINCT version) FROM users.auto_trade_settings"))
        .containsExactly("9");
    assertThat(settings.current().orElseThrow().version()).isEqualTo(9);
  }

  @Test
  @DisplayName("10.4 who changed it stands with the version, in the history and in the audit trail")
  void tellsWhoChangedIt() throws Exception {
    settings.change(SettingsChange.ofAutoStop(true, null), "ann");
    settings.change(SettingsChange.ofAutoStop(false, null), "bob");

    assertThat(settings.history(3))
        .extracting(AutoTradeSettings::changedBy)
        .containsExactly("bob", "ann", "installation");
    assertThat(
            database.column(
                """
                SELECT a.actor || ' ' || a.outcome || ' ' || s.version || ' ' || s.changed_by
                FROM users.audit a JOIN users.auto_trade_settings s
                  ON s.version = (a.detail->>'version')::int
                WHERE a.action = 'auto_trade_settings' ORDER BY a.id"""))
        .containsExactly("ann done 2 ann", "bob done 3 bob");
  }

  @Test
  @DisplayName("10.4 what somebody else stored is in force within two seconds")
  void followsOthers() throws SQLException {
    database.execute(
        """
        INSERT INTO users.auto_trade_settings (user_id, version, auto_stop, changed_by, changed_at)
        VALUES ('user_0001', 2, true, 'other', now())""");

    await()
        .atMost(10, SECONDS)
        .untilAsserted(
            () -> assertThat(settings.current().orElseThrow().stop().autoStop()).isTrue());
  }

  @Test
  @DisplayName("10.4 a change that cannot be names each setting and stores nothing")
  void refuses() throws SQLException {
    SettingsChange impossible = SettingsChange.ofSpike(true, 0, 51, 181, null);

    assertThatThrownBy(() -> settings.change(impossible, "me"))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("spike_alert_momentum_threshold is 0: expected 1 to 100")
        .hasMessageContaining("spike_alert_cooldown_threshold is 51")
        .hasMessageContaining("spike_alert_cooldown_minutes is 181");
    assertThat(database.column("SELECT count(*) FROM users.auto_trade_settings"))
        .containsExactly("1");
    assertThat(database.column("SELECT count(*) FROM system.outbox")).containsExactly("0");
    assertThat(database.column("SELECT count(*) FROM users.audit")).containsExactly("0");
  }
}
