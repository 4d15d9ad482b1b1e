package io.rec.trademanager.market;

import io.rec.domain.market.MarketTicker;
import io.rec.domain.money.Price;
import io.rec.platform.persistence.RoundTrip;
import io.rec.platform.persistence.Sql;
import io.rec.platform.prices.PriceTable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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

  /**
   * The newest price that a tick made, the strike table, the market's quote, and when its event
   * closes as the venue says. Each may be missing.
   */
  private static final String FOR_ENTRY =
      """
      SELECT p.price, p.at, p.momentum, t.at, t.stale, q.status, q.yes_ask, q.no_ask, q.taken_at,
             c.close
      FROM (SELECT ?::text AS symbol, ?::text AS ticker, ?::text AS event_symbol,
                   ?::text AS event) AS asked
      LEFT JOIN (SELECT price, coalesce(tick_at, "timestamp") AS at, momentum FROM %1$s
                 WHERE NOT interpolated ORDER BY "timestamp" DESC LIMIT 1) AS p ON true
      LEFT JOIN (SELECT "timestamp" AS at, stale FROM live_data.strike_table_%2$s LIMIT 1) AS t
        ON true
      LEFT JOIN LATERAL (
        SELECT m.status, m.yes_ask, m.no_ask, s.taken_at FROM live_data.market_kalshi_%2$s m
        JOIN live_data.market_snapshot s
          ON s.symbol = asked.symbol AND s.event_ticker = m.event_ticker
        WHERE m.market_ticker = asked.ticker) AS q ON true
      LEFT JOIN LATERAL (
        SELECT (snapshot->'event'->>'close_time')::timestamptz AS close
        FROM live_data.market_snapshot
        WHERE symbol = asked.event_symbol AND event_ticker = asked.event
          AND snapshot->'event'->>'close_time' IS NOT NULL) AS c ON true\
      """;

  MarketView() {}

  /** All that an entry is held against, in one look. */
  public RoundTrip.Answer<EntryView> forEntry(
      RoundTrip trip, String symbol, String ticker, Optional<MarketTicker> market) {
    return trip.ask(
        row -> closing(view(row), market),
        FOR_ENTRY.formatted(new PriceTable(symbol).name(), lower(symbol)),
        new PriceTable(symbol).symbol(),
        ticker,
        market.map(named -> named.event().symbol()).orElse(null),
        market.map(named -> named.event().toString()).orElse(null));
  }

  private static EntryView closing(EntryView view, Optional<MarketTicker> market) {
    return view.close().isPresent()
        ? view
        : view.closing(market.flatMap(named -> named.event().close()));
  }

  /** The last price up to a moment, if it is of the seconds before. */
  public Optional<BigDecimal> priceAt(Connection connection, String symbol, Instant at)
      throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT price FROM %s
            WHERE NOT interpolated AND "timestamp" <= ? AND "timestamp" >= ?
            ORDER BY "timestamp" DESC LIMIT 1\
            """
                .formatted(new PriceTable(symbol).name()),
            at,
            at.minus(OF_THE_HOUR))
        .first(row -> row.getBigDecimal(1));
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
            WHERE m.market_ticker = ?\
            """
                .formatted(lower(symbol)),
            new PriceTable(symbol).symbol(),
            ticker)
        .first(row -> quote(row, 1));
  }

  private static EntryView view(ResultSet row) throws SQLException {
    return new EntryView(
        row.getTimestamp(2) == null ? Optional.empty() : Optional.of(price(row)),
        row.getTimestamp(4) == null
            ? Optional.empty()
            : Optional.of(new SeenTable(row.getTimestamp(4).toInstant(), row.getBoolean(5))),
        row.getTimestamp(9) == null ? Optional.empty() : Optional.of(quote(row, 6)),
        Optional.ofNullable(row.getTimestamp(10)).map(Timestamp::toInstant));
  }

  private static SeenPrice price(ResultSet row) throws SQLException {
    @Nullable BigDecimal momentum = row.getBigDecimal(3);
    return new SeenPrice(
        row.getBigDecimal(1),
        row.getTimestamp(2).toInstant(),
        momentum == null ? OptionalDouble.empty() : OptionalDouble.of(momentum.doubleValue()));
  }

  private static SeenQuote quote(ResultSet row, int first) throws SQLException {
    return new SeenQuote(
        row.getString(first),
        cents(row.getBigDecimal(first + 1)),
        cents(row.getBigDecimal(first + 2)),
        row.getTimestamp(first + 3).toInstant());
  }

  private static Optional<Price> cents(@Nullable BigDecimal cents) {
    return cents == null ? Optional.empty() : Optional.of(Price.ofDollars(cents.movePointLeft(2)));
  }

  private static String lower(String symbol) {
    return new PriceTable(symbol).symbol().toLowerCase(Locale.ROOT);
  }
}
