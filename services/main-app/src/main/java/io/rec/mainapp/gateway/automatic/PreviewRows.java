package io.rec.mainapp.gateway.automatic;

import io.rec.domain.strikes.Watchlist;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.Query;
import io.rec.mainapp.gateway.market.BuyRules;
import io.rec.platform.persistence.Database;
import io.rec.platform.settings.AutoTradeSettings;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What entry settings would have done in the last day, asked of the strike tables that are kept of
 * each minute. Spikes, limits and cool-downs of that time are not asked.
 */
@Singleton
final class PreviewRows {

  private static final Duration DAY = Duration.ofDays(1);
  private static final double DIFFERENTIAL_SLACK = 0.5;

  private static final String LOOKED_AT =
      """
      SELECT count(*) AS minutes, count(DISTINCT event_ticker) AS events
      FROM historical_data.strike_table_minute WHERE minute > ?""";

  private static final String ENTRIES =
      """
      SELECT DISTINCT ON (m.event_ticker) m.minute, m.symbol, m.event_ticker, s.strike,
             s.active_side, s.probability,
             CASE s.active_side WHEN 'yes' THEN s.yes_ask ELSE s.no_ask END AS ask
      FROM historical_data.strike_table_minute m,
           jsonb_to_recordset(m.strike_table -> 'strikes') AS s(
             strike bigint, probability double precision, yes_ask integer, no_ask integer,
             yes_diff double precision, no_diff double precision, volume bigint, active_side text)
      WHERE m.minute > ?
        AND NOT coalesce((m.strike_table ->> 'stale')::boolean, true)
        AND (m.strike_table ->> 'ttc')::bigint BETWEEN ? AND ?
        AND s.volume >= ?
        AND greatest(coalesce(s.yes_ask, 100), coalesce(s.no_ask, 100)) <= ?
        AND s.probability >= ?
        AND CASE s.active_side WHEN 'yes' THEN s.yes_diff ELSE s.no_diff END >= ?
      ORDER BY m.event_ticker, m.minute, s.probability DESC""";

  private final Database database;
  private final Clock clock;

  PreviewRows(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The four settings that the archive can be asked about. */
  private record Asked(int minTime, int maxTime, double minProbability, double minDifferential) {

    static Asked of(AutoTradeSettings now) {
      return new Asked(
          now.minTime(),
          now.maxTime(),
          now.minProbability().doubleValue(),
          now.minDifferential().doubleValue());
    }

    Asked with(EntrySettings wish) {
      Fields fields = new Fields();
      int from = fields.within("min_time", wish.minTime(), 0, 3600, minTime);
      int to = fields.within("max_time", wish.maxTime(), 0, 3600, maxTime);
      fields.check("min_time", from <= to, "is at most max_time");
      double probability = number(wish.minProbability(), minProbability);
      fields.check("min_probability", probability >= 0 && probability <= 100, "is 0 to 100");
      double differential = number(wish.minDifferential(), minDifferential);
      fields.check("min_differential", Math.abs(differential) <= 10, "is -10 to 10");
      fields.require();
      return new Asked(from, to, probability, differential);
    }

    private static double number(@Nullable BigDecimal wish, double now) {
      return wish == null ? now : wish.doubleValue();
    }
  }

  Preview of(AutoTradeSettings now, EntrySettings wish) throws SQLException {
    Asked before = Asked.of(now);
    Asked wanted = before.with(wish);
    Instant from = clock.instant().minus(DAY);
    return database.transaction(
        connection -> {
          List<Preview.Entry> entries = entries(connection, from, wanted);
          int entered = entries.size();
          int today = entries(connection, from, before).size();
          return Query.of(LOOKED_AT, from)
              .first(
                  connection,
                  row ->
                      new Preview(
                          from,
                          row.getInt("events"),
                          entered,
                          today,
                          row.getLong("minutes"),
                          entries,
                          sentence(entered, row.getInt("events"), row.getLong("minutes"))))
              .orElseThrow();
        });
  }

  private static String sentence(int entered, int events, long minutes) {
    return minutes == 0
        ? "Nothing is kept of the last 24 hours yet."
        : "With these settings, %d of the last %d hourly markets would have been entered."
            .formatted(entered, events);
  }

  private static List<Preview.Entry> entries(Connection connection, Instant from, Asked asked)
      throws SQLException {
    return Query.of(
            ENTRIES,
            from,
            asked.minTime(),
            asked.maxTime(),
            BuyRules.LEAST_VOLUME,
            Watchlist.DEAREST_ASK,
            asked.minProbability(),
            asked.minDifferential() - DIFFERENTIAL_SLACK)
        .list(connection, PreviewRows::entry);
  }

  private static Preview.Entry entry(ResultSet row) throws SQLException {
    return new Preview.Entry(
        row.getTimestamp("minute").toInstant(),
        row.getString("symbol"),
        row.getString("event_ticker"),
        row.getLong("strike"),
        row.getString("active_side"),
        row.getInt("ask"),
        row.getDouble("probability"));
  }
}
