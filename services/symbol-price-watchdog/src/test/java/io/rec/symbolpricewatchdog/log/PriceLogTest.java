package io.rec.symbolpricewatchdog.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.persistence.Connections;
import io.rec.platform.prices.PriceTable;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PriceLogTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String ROWS =
      "SELECT price || ' ' || source || ' ' || coalesce(momentum::text, '-') FROM live_data.btc_price_log ORDER BY \"timestamp\"";

  private TestDatabase database;

  @BeforeEach
  void prepare() throws SQLException {
    database = Postgres.shared().migrated();
  }

  @Test
  @DisplayName("REC-PWB-03 stores figures as computed, and nothing where there is none")
  void storesFigures() throws SQLException {
    double[] deltas = {0.1234, -0.0001, 0, Double.NaN, 1.5, Double.NaN};
    write(row(0, "118000.10", new Figures(117999.99, -0.0425, deltas)));

    assertThat(
            database.column(
                """
                SELECT concat_ws(' ', one_minute_avg, momentum, delta_1m, delta_2m, delta_3m,
                  coalesce(delta_4m::text, '-'), delta_15m, coalesce(delta_30m::text, '-'))
                FROM live_data.btc_price_log"""))
        .containsExactly("117999.99 -0.0425 0.1234 -0.0001 0.0000 - 1.5000 -");
  }

  @Test
  @DisplayName("REC-PWB-02 of two writers of a second the later tick stays, in either order")
  void laterTickStays() throws SQLException {
    write(row(400, "2.00", Figures.NONE));
    write(row(300, "1.00", Figures.NONE));
    write(row(900, "3.00", Figures.NONE));

    assertThat(database.column(ROWS)).containsExactly("3.00 venue -");
  }

  @Test
  @DisplayName("R34 a real tick replaces an interpolated row, never the other way round")
  void realReplacesInterpolated() throws SQLException {
    PriceRow invented = PriceRow.interpolated(NOON, new BigDecimal("5.00"));
    write(invented);
    assertThat(database.column(ROWS)).containsExactly("5.00 interpolated -");

    write(row(100, "6.00", Figures.NONE));
    write(invented);

    assertThat(database.column(ROWS)).containsExactly("6.00 venue -");
  }

  @Test
  @DisplayName(
      "an hour of rows that waited for the database is written once, also when tried twice")
  void writesAnHour() throws SQLException {
    List<PriceRow> hour =
        IntStream.range(0, 3600)
            .mapToObj(second -> row(second * 1000L, "118000.00", Figures.NONE))
            .toList();

    write(hour.toArray(PriceRow[]::new));
    write(hour.toArray(PriceRow[]::new));

    assertThat(database.column("SELECT count(*) FROM live_data.btc_price_log"))
        .containsExactly("3600");
  }

  private void write(PriceRow... rows) throws SQLException {
    try (Connection connection = Connections.with(database.login(), "test").getConnection()) {
      new PriceLog(new PriceTable("BTC"), "venue").write(connection, List.of(rows));
    }
  }

  private static PriceRow row(long millis, String price, Figures figures) {
    return PriceRow.of(NOON.plusMillis(millis), new BigDecimal(price), figures);
  }
}
