package io.rec.symbolpricewatchdog;

import io.rec.domain.momentum.MomentumEngine;
import io.rec.domain.momentum.MomentumScore;
import io.rec.domain.momentum.Window;
import io.rec.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The price log as it stands in the database, and what an engine that never stopped says of it. */
final class LoggedPrices {

  /** A row; the figures as text, so that equal means equal in every digit. */
  record Row(Instant second, double price, boolean interpolated, boolean live, String figures) {}

  private LoggedPrices() {}

  /**
   * 35 minutes of seconds before now, as an earlier watchdog would have left them but for the
   * momentum, so that every window of the momentum is in use.
   */
  static void prepare(TestDatabase database) throws SQLException {
    database.execute(
        """
        INSERT INTO live_data.btc_price_log ("timestamp", price, source)
        SELECT date_trunc('second', now()) - make_interval(secs => s),
               round((118000 + 400 * sin(s / 97.0) + (s * 7919 % 101) / 3.0)::numeric, 2), 'before'
        FROM generate_series(2, 2100) s""");
  }

  static List<Row> read(TestDatabase database) throws SQLException {
    List<Row> read = new ArrayList<>();
    try (Connection connection = database.server().superuser(database.name());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT * FROM live_data.btc_price_log ORDER BY 1")) {
      while (rows.next()) {
        StringBuilder figures = new StringBuilder(text(rows.getString("momentum")));
        for (Window window : Window.ALL) {
          figures.append(' ').append(text(rows.getString(window.column())));
        }
        figures.append(' ').append(text(rows.getString("one_minute_avg")));
        read.add(
            new Row(
                rows.getTimestamp("timestamp").toInstant(),
                rows.getDouble("price"),
                rows.getBoolean("interpolated"),
                rows.getString("source").equals("venue-simulator"),
                figures.toString()));
      }
    }
    return read;
  }

  /** The same rows with the figures of an engine that saw every real price and never stopped. */
  static List<Row> uninterrupted(List<Row> rows) {
    MomentumEngine engine = new MomentumEngine();
    List<Row> expected = new ArrayList<>();
    for (Row row : rows) {
      if (row.interpolated()) {
        continue;
      }
      engine.update(row.second().toEpochMilli(), row.price());
      StringBuilder figures =
          new StringBuilder(rounded(MomentumScore.stored(engine.weighted()), 4));
      for (Window window : Window.ALL) {
        figures.append(' ').append(rounded(MomentumScore.stored(engine.delta(window)), 4));
      }
      figures.append(' ').append(rounded(Math.rint(engine.oneMinuteAverage() * 100) / 100, 2));
      expected.add(new Row(row.second(), row.price(), false, row.live(), figures.toString()));
    }
    return expected.stream().filter(Row::live).toList();
  }

  private static String rounded(double value, int decimals) {
    return Double.isNaN(value)
        ? "-"
        : java.math.BigDecimal.valueOf(value)
            .setScale(decimals, java.math.RoundingMode.HALF_EVEN)
            .toPlainString();
  }

  private static String text(@Nullable String column) {
    return column == null ? "-" : column;
  }
}
