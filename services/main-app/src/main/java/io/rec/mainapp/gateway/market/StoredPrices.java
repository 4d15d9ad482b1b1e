package io.rec.mainapp.gateway.market;

import io.rec.domain.momentum.MomentumScore;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Query;
import io.rec.platform.persistence.Database;
import io.rec.platform.prices.PriceTable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows behind the announcements of prices, for whoever missed some, and for charts. */
@Singleton
final class StoredPrices {

  private static final Duration LOOK_BACK = Duration.ofDays(1);
  private static final Changes NONE = new Changes(null, null, null);

  private final Database database;
  private final Clock clock;

  StoredPrices(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The newest row, the moves over hours, and the scores of the last seconds. */
  void refresh(String symbol, SymbolPrice known) throws SQLException {
    Instant since = clock.instant().minus(LOOK_BACK);
    PriceTable table = new PriceTable(symbol);
    database.read(
        connection -> {
          newest(connection, table, since).ifPresent(known::take);
          known.take(changes(connection, symbol), scores(connection, table, since));
          return known;
        });
  }

  List<Candle> candles(String symbol, Step step, Instant from, Instant to) throws SQLException {
    Query query =
        Query.of(
            """
            SELECT extract(epoch FROM b)::bigint AS t,
                   (array_agg(price ORDER BY ts))[1] AS o, max(price) AS h, min(price) AS l,
                   (array_agg(price ORDER BY ts DESC))[1] AS c
            FROM (SELECT date_bin(make_interval(secs => ?), "timestamp", '2000-01-01Z') AS b,
                         price, "timestamp" AS ts
                  FROM %s WHERE "timestamp" >= ? AND "timestamp" < ? AND NOT interpolated) AS ticks
            GROUP BY b ORDER BY b"""
                .formatted(new PriceTable(symbol).name()),
            (double) step.seconds(),
            from,
            to);
    return database.read(
        connection ->
            query.list(
                connection,
                row ->
                    new Candle(
                        row.getLong("t"),
                        row.getBigDecimal("o"),
                        row.getBigDecimal("h"),
                        row.getBigDecimal("l"),
                        row.getBigDecimal("c"))));
  }

  private static Optional<Dated<PriceLine>> newest(
      Connection connection, PriceTable table, Instant since) throws SQLException {
    return Query.of(
            """
            SELECT price, one_minute_avg, source, momentum, delta_1m, delta_2m, delta_3m, delta_4m,
                   delta_15m, delta_30m, coalesce(tick_at, "timestamp") AS at
            FROM %s WHERE NOT interpolated AND "timestamp" > ?
            ORDER BY "timestamp" DESC LIMIT 1"""
                .formatted(table.name()),
            since)
        .first(
            connection,
            row -> new Dated<>(line(table.symbol(), row), row.getTimestamp("at").toInstant()));
  }

  /** Volatility and doubts about the momentum are announced and not stored. */
  private static PriceLine line(String symbol, ResultSet row) throws SQLException {
    @Nullable Double momentum = Query.number(row, "momentum");
    return new PriceLine(
        symbol,
        row.getBigDecimal("price"),
        row.getBigDecimal("one_minute_avg"),
        row.getString("source"),
        momentum,
        momentum == null ? null : MomentumScore.bucket(momentum),
        new Deltas(
            Query.number(row, "delta_1m"),
            Query.number(row, "delta_2m"),
            Query.number(row, "delta_3m"),
            Query.number(row, "delta_4m"),
            Query.number(row, "delta_15m"),
            Query.number(row, "delta_30m")),
        true,
        null,
        false,
        NONE);
  }

  private static Changes changes(Connection connection, String symbol) throws SQLException {
    return Query.of(
            """
            SELECT change1h, change3h, change1d FROM live_data.price_change_%s
            ORDER BY "timestamp" DESC LIMIT 1"""
                .formatted(symbol.toLowerCase(Locale.ROOT)))
        .first(
            connection,
            row ->
                new Changes(
                    Query.number(row, "change1h"),
                    Query.number(row, "change3h"),
                    Query.number(row, "change1d")))
        .orElse(NONE);
  }

  private static List<ScoreAt> scores(Connection connection, PriceTable table, Instant since)
      throws SQLException {
    return Query.of(
            """
            SELECT "timestamp" AS at, momentum FROM %s
            WHERE momentum IS NOT NULL AND NOT interpolated AND "timestamp" > ?
            ORDER BY "timestamp" DESC LIMIT %d"""
                .formatted(table.name(), SymbolPrice.SCORES),
            since)
        .list(
            connection,
            row -> new ScoreAt(row.getTimestamp("at").toInstant(), row.getDouble("momentum")))
        .reversed();
  }
}
