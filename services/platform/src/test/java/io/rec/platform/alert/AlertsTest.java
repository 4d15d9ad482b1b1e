package io.rec.platform.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.trade.Effect.Severity;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.secrets.Secret;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AlertsTest {

  private TestDatabase database;
  private ConfigFolder config;
  private TestRole role;
  private Alerts alerts;

  @BeforeEach
  void start() throws SQLException {
    database = Postgres.shared().migrated();
    config = ConfigFolder.create().with("sample").with(database);
    role = SampleRole.withDatabase().run(config).awaitReady();
    alerts = role.bean(Alerts.class);
  }

  @AfterEach
  void stop() {
    role.close();
  }

  @Test
  @DisplayName("an alert is stated when it begins and when it is over, and never in between")
  void statesOnce() throws SQLException {
    for (int i = 0; i < 3; i++) {
      alerts.raise(Alert.warning("stale_price", "trade:7", "no price"));
    }
    alerts.raise(Alert.critical("stale_price", "trade:8", "no price"));
    alerts.keepOnly("stale_price", List.of("trade:8"));
    alerts.clear("stale_price", "trade:7");

    assertThat(states())
        .containsExactly(
            "trade:7 raised warning", "trade:8 raised critical", "trade:7 cleared warning");
    assertThat(alerts.open()).singleElement().extracting(Alert::key).isEqualTo("trade:8");
  }

  @Test
  @DisplayName("what has no end is told each time")
  void tells() throws SQLException {
    alerts.tell(Alert.critical("emergency", "failure:1", "x"));
    alerts.tell(Alert.critical("emergency", "failure:1", "x"));

    assertThat(states()).hasSize(2);
    assertThat(alerts.open()).isEmpty();
  }

  @Test
  @DisplayName("REC-SYS-11 a restart raises nothing again and clears what ended meanwhile")
  void survivesARestart() throws SQLException {
    alerts.raise(Alert.warning("stale_price", "trade:7", "no price"));
    alerts.raise(Alert.critical("stale_price", "trade:8", "no price"));

    restart();
    alerts.raise(Alert.warning("stale_price", "trade:7", "no price"));
    restart();
    alerts.keepOnly("stale_price", List.of("trade:7"));

    assertThat(states())
        .containsExactly(
            "trade:7 raised warning", "trade:8 raised critical", "trade:8 cleared critical");
    assertThat(alerts.open()).singleElement().extracting(Alert::key).isEqualTo("trade:7");
  }

  @Test
  @DisplayName("BOT-LOG-04 a secret reaches neither the fact of an alert nor its row")
  void masksSecrets() throws SQLException {
    String canary = new Secret("canary-of-an-alert").reveal();
    alerts.raise(
        new Alert(
            "entries", "entries", Severity.CRITICAL, "refused " + canary, Map.of("why", canary)));

    assertThat(
            database.column(
                "SELECT payload::text FROM system.outbox WHERE topic = 'alert' UNION ALL "
                    + "SELECT text || details::text FROM system.raised_alert"))
        .hasSize(2)
        .allSatisfy(stored -> assertThat(stored).contains("refused ***").doesNotContain(canary));
  }

  private void restart() {
    role.close();
    role = SampleRole.withDatabase().run(config).awaitReady();
    alerts = role.bean(Alerts.class);
  }

  private List<String> states() throws SQLException {
    return database.column(
        "SELECT key || ' ' || (payload ->> 'state') || ' ' || (payload ->> 'severity') "
            + "FROM system.outbox WHERE topic = 'alert' ORDER BY id");
  }
}
