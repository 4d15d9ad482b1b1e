package io.rec.unifiedproductioncoordinator.publication;

import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Keeps one strike table of each minute. Owned by the thread that writes behind. */
@Singleton
final class MinuteArchive {

  private final Database database;
  private final Map<String, Instant> lastMinute = new HashMap<>();
  private LocalDate prepared = LocalDate.EPOCH;

  MinuteArchive(Database database) {
    this.database = database;
  }

  void keep(PublishedTable published) throws SQLException {
    String symbol = published.produced().table().symbol();
    Instant minute = published.computedAt().truncatedTo(ChronoUnit.MINUTES);
    if (minute.equals(lastMinute.get(symbol))) {
      return;
    }
    prepare(LocalDate.ofInstant(minute, ZoneOffset.UTC));
    database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  INSERT INTO historical_data.strike_table_minute
                    (symbol, minute, event_ticker, strike_table)
                  VALUES (?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING""")) {
            statement.setString(1, symbol);
            statement.setTimestamp(2, Timestamp.from(minute));
            statement.setString(3, published.produced().table().eventTicker());
            statement.setString(4, published.json());
            return statement.executeUpdate();
          }
        });
    lastMinute.put(symbol, minute);
  }

  private void prepare(LocalDate day) throws SQLException {
    if (day.equals(prepared)) {
      return;
    }
    database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("SELECT historical_data.prepare_market_months(?)")) {
            statement.setDate(1, Date.valueOf(day));
            return statement.execute();
          }
        });
    prepared = day;
  }
}
