package io.rec.mainapp.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Trading;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BeaconTest {

  @Test
  @DisplayName("BOT-MT-03 what pages tell of themselves can be scraped, and nonsense cannot")
  void isScraped() throws SQLException {
    try (Trading trading = Trading.open()) {
      assertThat(trading.trader.post("/api/beacon", "{\"load_ms\":914,\"actions\":3}").statusCode())
          .isEqualTo(204);
      assertThat(
              trading
                  .trader
                  .post("/api/beacon", "{\"load_ms\":null,\"reconnections\":2,\"actions\":4}")
                  .statusCode())
          .isEqualTo(204);
      assertThat(trading.trader.post("/api/beacon", "{\"actions\":-1}").statusCode())
          .isEqualTo(400);
      assertThat(trading.trader.post("/api/beacon", "{\"load_ms\":600001}").statusCode())
          .isEqualTo(400);

      assertThat(trading.desk.role().getWith("/prometheus").body().lines())
          .anyMatch(line -> figure(line, "recio_page_load_seconds_count", 1))
          .anyMatch(line -> figure(line, "recio_page_load_seconds_sum", 0.914))
          .anyMatch(line -> figure(line, "recio_page_reconnections_total", 2))
          .anyMatch(line -> figure(line, "recio_page_actions_total", 7));
    }
  }

  private static boolean figure(String line, String name, double value) {
    return line.startsWith(name)
        && Double.parseDouble(line.substring(line.lastIndexOf(' '))) == value;
  }
}
