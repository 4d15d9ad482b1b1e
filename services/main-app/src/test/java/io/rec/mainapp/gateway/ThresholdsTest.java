package io.rec.mainapp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Trading;
import io.rec.platform.testing.Json;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the desk warns of, on the screen of the settings. */
class ThresholdsTest {

  private Trading trading;

  @BeforeEach
  void openDesk() throws SQLException {
    trading = Trading.open();
  }

  @AfterEach
  void closeDesk() {
    trading.close();
  }

  @Test
  @DisplayName("each limit with the usual one beside it, and with what sets it")
  void shows() {
    Json answer = trading.trader.json("/api/thresholds");

    assertThat(answer.text("source")).isEqualTo("live");
    assertThat(answer.at("data").whole("raise_after")).isEqualTo(30);
    Json cpu = answer.at("data").at("limits").values().getFirst();
    assertThat(cpu.decimal("above")).isEqualByComparingTo("70");
    assertThat(cpu.decimal("usual")).isEqualByComparingTo("80");
    assertThat(cpu.text("setting")).isEqualTo("RECIO_SET_THRESHOLDS_CPU_USAGE");
  }

  @Test
  @DisplayName("a monitor that is away: what is remembered, with its age")
  void monitorAway() {
    trading.trader.json("/api/thresholds");
    trading.engine.close();

    Json known = trading.trader.json("/api/thresholds");
    assertThat(known.text("source")).isEqualTo("cached");
    assertThat(known.text("reason")).contains("system-monitor");
  }
}
