package io.rec.trademanager.market;

import io.rec.domain.market.MarketTicker;
import io.rec.domain.money.Price;
import io.rec.platform.prices.PriceTable;
import io.rec.trademanager.sql.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads what is known of a market, in the transaction that decides on it. */
@Singleton
public final class MarketView {
  /** How long before the hour the price of the hour may be from. */
  private static final Duration OF_THE_HOUR = Duration.ofSeconds(5);

  MarketView() {}

  /** The newest price that a tick made. */
  public Optional<SeenPrice> price(Connection connection, String symbol) throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT price, coalesce(tick_at, "timestamp"), momentum FROM %s
            WHERE NOT interpolated ORDER BY "timestamp" DESC LIMIT 1"""
                .formatted(new PriceTable(symbol).name()))
        .first(MarketView::price);
  }

  /** The last price up to a moment, if it is of the seconds before. */
  public Optional<BigDecimal> priceAt(Connection connection, String symbol, Instant at)
      throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT price FROM %s
            WHERE NOT interpolated AND "timestamp" <= ? AND "timestamp" >= ?
            ORDER BY "timestamp" DESC LIMIT 1"""
                .formatted(new PriceTable(symbol).name()),
            at,
            at.minus(OF_THE_HOUR))
        .first(row -> row.getBigDecimal(1));
  }

  public Optional<SeenTable> table(Connection connection, String symbol) throws SQLException {
    return Sql.on(
            connection,
            "SELECT \"timestamp\", stale FROM live_data.strike_table_%s LIMIT 1"
                .formatted(lower(symbol)))
        .first(row -> new SeenTable(row.getTimestamp(1).toInstant(), row.getBoolean(2)));
  }

  /** The quotes of one market; they are as old as the snapshot they were stored with. */
  public Optional<SeenQuote> quote(Connection connection, String symbol, String ticker)
      throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT m.status, m.yes_ask, m.no_ask, s.taken_at
            FROM live_data.market_kalshi_%s m
            JOIN live_data.market_snapshot s ON s.symbol = ? AND s.event_ticker = m.event_ticker
            WHERE m.market_ticker = ?"""
                .formatted(lower(symbol)),
            new PriceTable(symbol).symbol(),
            ticker)
        .first(MarketView::quote);
  }

  /**
   * When a market's event closes: as the venue says, or as the name does while the venue's list has
   * not come.
   */
  public Optional<Instant> close(Connection connection, MarketTicker market) throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT (snapshot->'event'->>'close_time')::timestamptz FROM live_data.market_snapshot
            WHERE symbol = ? AND event_ticker = ?
              AND snapshot->'event'->>'close_time' IS NOT NULL""",
            market.event().symbol(),
            market.event().toString())
        .first(row -> row.getTimestamp(1).toInstant())
        .or(() -> market.event().close());
  }

  private static SeenPrice price(ResultSet row) throws SQLException {
    @Nullable BigDecimal momentum = row.getBigDecimal(3);
    return new SeenPrice(
        row.getBigDecimal(1),
        row.getTimestamp(2).toInstant(),
        momentum == null ? OptionalDouble.empty() : OptionalDouble.of(momentum.doubleValue()));
  }

  private static SeenQuote quote(ResultSet row) throws SQLException {
    return new SeenQuote(
        row.getString(1),
        cents(row.getBigDecimal(2)),
        cents(row.getBigDecimal(3)),
        row.getTimestamp(4).toInstant());
  }

  private static Optional<Price> cents(@Nullable BigDecimal cents) {
    return cents == null ? Optional.empty() : Optional.of(Price.ofDollars(cents.movePointLeft(2)));
  }

  private static String lower(String symbol) {
    return new PriceTable(symbol).symbol().toLowerCase(Locale.ROOT);
  }
}
