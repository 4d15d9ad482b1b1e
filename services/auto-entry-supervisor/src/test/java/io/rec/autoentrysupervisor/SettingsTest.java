package io.rec.autoentrysupervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.Json;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings with versions, over the routes of v2. */
class SettingsTest {

  private EntryRun run;

  @BeforeEach
  void start() throws SQLException {
    run = EntryRun.prepare().start();
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  @DisplayName("10.4 a change is a version with author and time, and a fact")
  void keepsVersions() throws SQLException {
    Json answer =
        post(
            "set_auto_entry_settings", "{\"min_probability\":96.5,\"min_time\":60,\"by\":\"ann\"}");

    assertThat(answer.text("status")).isEqualTo("ok");
    assertThat(answer.decimal("min_probability")).isEqualByComparingTo("96.5");
    assertThat(answer.whole("max_time")).isEqualTo(900);
    assertThat(answer.whole("version")).isEqualTo(2);
    Json versions = run.get("/api/auto_trade_settings/versions");
    assertThat(versions.at("versions").values()).hasSize(2);
    Json newest = versions.at("versions").values().getFirst();
    assertThat(newest.text("changed_by")).isEqualTo("ann");
    assertThat(newest.text("changed_at")).startsWith("2026-03-02T12:5");
    assertThat(run.desk().facts("auto_trade_settings")).hasSize(1);
    assertThat(run.get("/api/get_auto_entry_settings").whole("min_time")).isEqualTo(60);
  }

  @Test
  @DisplayName("11.3 13.4 stop settings, switches and the spike alert have their routes")
  void hasTheRoutesOfV2() {
    assertThat(
            post("update_auto_stop_settings", "{\"current_probability\":45,\"by\":\"ann\"}")
                .at("updated")
                .whole("current_probability"))
        .isEqualTo(45);
    assertThat(post("set_auto_stop", "{\"enabled\":true,\"by\":\"ann\"}").flag("enabled")).isTrue();
    assertThat(run.get("/api/get_auto_stop").flag("enabled")).isTrue();
    assertThat(run.get("/api/get_auto_stop_settings").whole("current_probability")).isEqualTo(45);
    assertThat(
            post("spike_alert_settings", "{\"momentum_threshold\":40,\"by\":\"ann\"}")
                .whole("momentum_threshold"))
        .isEqualTo(40);
    assertThat(run.get("/api/spike_alert_settings").whole("cooldown_threshold")).isEqualTo(30);
    assertThat(run.get("/api/get_auto_trade_settings").whole("version")).isEqualTo(4);
    assertThat(
            run.get("/api/auto_entry_scanning_status").at("spike_alert_settings").flag("enabled"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"min_time\":901 | min_time 901 is above max_time 900",
        "\"min_probability\":101 | min_probability is 101: expected 0 to 100",
        "\"min_probability\":95.123 | at most two decimals",
        "\"min_differential\":-10.5 | min_differential is -10.5",
        "\"spike_alert_momentum_threshold\":0 | spike_alert_momentum_threshold is 0",
        "\"verification_period_seconds\":4 | verification_period_seconds is 4: expected 5 to 60"
      })
  @DisplayName("10.4 a setting that cannot be is refused by its name, and nothing is stored")
  void refuses(String field, String why) throws SQLException {
    var answer =
        run.role().post("/api/set_auto_entry_settings", "{%s,\"by\":\"ann\"}".formatted(field));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(why, "SettingsRefused");
    assertThat(run.desk().rows("SELECT version FROM users.auto_trade_settings"))
        .containsExactly("1");
  }

  @Test
  @DisplayName("10.4 a change that nobody signs is refused")
  void refusesWithoutAuthor() throws SQLException {
    var answer = run.role().post("/api/set_auto_entry", "{\"enabled\":true}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("NoAuthor");
    assertThat(run.desk().rows("SELECT version FROM users.auto_trade_settings"))
        .containsExactly("1");
  }

  private Json post(String route, String body) {
    return Json.of(run.role().post("/api/" + route, body).body());
  }
}
