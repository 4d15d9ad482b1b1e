package io.rec.activetradesupervisor.book;

import static java.math.RoundingMode.UP;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.market.Strike;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.stop.ActiveTrade;
import io.rec.domain.stop.StopWatch;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code users.trades} as the supervision sees it. */
@Singleton
final class TradeRows {

  /**
   * What was read.
   *
   * @param unreadable a sentence for each trade that cannot be supervised, by its id
   */
  record Read(List<SupervisedTrade> trades, List<Unreadable> unreadable) {}

  record Unreadable(long id, String why) {}

  private static final String QUERY =
      """
      SELECT t.id, t.ticket_id, t.status, t.symbol, t.market, t.trade_strategy, t.contract,
             t.strike, t.side, t.ticker, t.date, t.time, t.buy_price, t.position, t.held, t.exposure, t.fees,
             t.symbol_open, t.momentum, t.prob, t.diff, t.expires_at,
             coalesce(t.opened_at, t.created_at) AS opened,
             (SELECT count(*) FROM users.order_intents i
              WHERE i.user_id = t.user_id AND i.trade_id = t.id AND i.purpose = 'close') AS closes,
             a.watch::text AS watch
      FROM users.trades t LEFT JOIN users.active_trades a ON a.trade_id = t.id
      WHERE t.status IN ('pending', 'open', 'closing') ORDER BY t.id""";

  private final ObjectMapper json;

  TradeRows(ObjectMapper json) {
    this.json = json;
  }

  Read read(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QUERY);
        ResultSet rows = statement.executeQuery()) {
      List<SupervisedTrade> trades = new ArrayList<>();
      List<Unreadable> unreadable = new ArrayList<>();
      while (rows.next()) {
        try {
          trades.add(trade(rows));
        } catch (IllegalArgumentException | ArithmeticException | IOException impossible) {
          unreadable.add(
              new Unreadable(rows.getLong("id"), String.valueOf(impossible.getMessage())));
        }
      }
      return new Read(List.copyOf(trades), List.copyOf(unreadable));
    }
  }

  private SupervisedTrade trade(ResultSet row) throws SQLException, IOException {
    BigDecimal held = row.getBigDecimal("held");
    boolean holds = held.signum() > 0;
    BigDecimal count = holds ? held : row.getBigDecimal("position");
    BigDecimal price = row.getBigDecimal("buy_price");
    BigDecimal fees = row.getBigDecimal("fees");
    ActiveTrade trade =
        new ActiveTrade(
            row.getLong("id"),
            row.getString("ticker"),
            Side.ofLetter(row.getString("side")),
            Strike.parse(row.getString("strike")).dollars(),
            Contracts.parse(count.toPlainString()),
            Money.ofDollars(
                holds ? row.getBigDecimal("exposure") : price.multiply(count).setScale(6, UP)),
            fees == null ? Money.ZERO : Money.ofDollars(fees),
            row.getTimestamp("opened").toInstant(),
            closesAt(row),
            row.getInt("closes") + 1);
    return new SupervisedTrade(
        trade,
        TradeStatus.ofWord(row.getString("status")),
        holds,
        row.getString("symbol"),
        watch(row.getString("watch")),
        labels(row));
  }

  /** The ticker tells it too, but for the hour that autumn has twice. */
  private static Instant closesAt(ResultSet row) throws SQLException {
    @Nullable Timestamp expires = row.getTimestamp("expires_at");
    return expires != null
        ? expires.toInstant()
        : MarketTicker.parse(row.getString("ticker"))
            .event()
            .close()
            .orElseThrow(() -> new IllegalArgumentException("nobody knows when its event closes"));
  }

  private StopWatch watch(@Nullable String text) throws IOException {
    @Nullable StoredWatch stored = text == null ? null : json.readValue(text, StoredWatch.class);
    return stored == null ? StopWatch.WATCHING : stored.watch();
  }

  private static TradeLabels labels(ResultSet row) throws SQLException {
    return new TradeLabels(
        row.getString("ticket_id"),
        row.getString("date"),
        row.getString("time"),
        row.getString("strike"),
        row.getBigDecimal("buy_price"),
        row.getBigDecimal("position"),
        row.getString("contract"),
        row.getString("market"),
        row.getString("trade_strategy"),
        row.getBigDecimal("symbol_open"),
        row.getObject("momentum", Double.class),
        row.getObject("prob", Double.class),
        row.getString("diff"));
  }
}
