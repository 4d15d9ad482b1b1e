package io.rec.activetradesupervisor.figures;

import io.rec.activetradesupervisor.book.SupervisedTrade;
import io.rec.activetradesupervisor.book.TradeBook;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.money.Price;
import io.rec.domain.stop.Seen;
import io.rec.domain.strikes.Side;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What closing costs where a trade's strike is too far from the price for the strike table: read
 * each second from the venue's snapshot, which has all markets of an event.
 */
@Singleton
public final class FarQuotes {

  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final BigDecimal DOLLAR = BigDecimal.valueOf(100);

  private static final String QUERY =
      """
      SELECT (s.snapshot ->> 'as_of')::timestamptz,
             (m ->> 'yes_bid')::numeric, (m ->> 'yes_ask')::numeric
      FROM live_data.market_snapshot s, jsonb_array_elements(s.snapshot -> 'markets') m
      WHERE s.symbol = ? AND s.event_ticker = ? AND m ->> 'ticker' = ?""";

  private final TradeBook book;
  private final LiveMarkets markets;
  private final Database database;
  private final RoleLoop loop;
  private volatile Map<Long, Seen<Price>> quotes = Map.of();

  FarQuotes(TradeBook book, LiveMarkets markets, Database database, Loops loops) {
    this.book = book;
    this.markets = markets;
    this.database = database;
    this.loop = new RoleLoop(loops, "far-quotes", PERIOD, this::look);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  /** Ask of the side opposite to the trade's; empty if the table has it or nobody offers. */
  Optional<Seen<Price>> of(SupervisedTrade trade) {
    return Optional.ofNullable(quotes.get(trade.id()));
  }

  private void look() throws SQLException {
    Map<Long, Seen<Price>> found = new HashMap<>();
    for (SupervisedTrade trade : book.trades()) {
      if (!isInTable(trade)) {
        database
            .read(connection -> read(connection, trade))
            .ifPresent(quote -> found.put(trade.id(), quote));
      }
    }
    quotes = Map.copyOf(found);
  }

  private boolean isInTable(SupervisedTrade trade) {
    return markets
        .table(trade.symbol())
        .filter(
            seen ->
                seen.table().rows().stream()
                    .anyMatch(row -> row.ticker().equals(trade.trade().ticker())))
        .isPresent();
  }

  private static Optional<Seen<Price>> read(Connection connection, SupervisedTrade trade)
      throws SQLException {
    String ticker = trade.trade().ticker();
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setString(1, trade.symbol());
      statement.setString(2, MarketTicker.parse(ticker).event().toString());
      statement.setString(3, ticker);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        Instant at = rows.getTimestamp(1).toInstant();
        return closeAsk(trade.trade().side(), rows.getBigDecimal(2), rows.getBigDecimal(3))
            .map(price -> new Seen<>(price, at));
      }
    }
  }

  /** Buying NO costs what is left of the YES bid; broken cents are taken as the worse whole one. */
  private static Optional<Price> closeAsk(
      Side side, @Nullable BigDecimal yesBid, @Nullable BigDecimal yesAsk) {
    @Nullable BigDecimal cents =
        side == Side.NO ? yesAsk : yesBid == null ? null : DOLLAR.subtract(yesBid);
    return cents == null
        ? Optional.empty()
        : Optional.of(Price.ofCents(cents.setScale(0, RoundingMode.CEILING).intValue()));
  }
}
