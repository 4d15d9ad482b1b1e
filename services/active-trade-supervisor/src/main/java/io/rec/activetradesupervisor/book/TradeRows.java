package io.rec.activetradesupervisor.book;

import static java.math.RoundingMode.UP;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.market.Strike;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.stop.ActiveTrade;
import io.rec.domain.stop.StopWatch;
import io.rec.domain.stop.TradeStop;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
import io.rec.platform.role.Mode;
import io.rec.platform.role.RoleIdentity;
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
import java.util.OptionalInt;
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
             a.watch::text AS watch, coalesce(own.version, 0) AS stop_version,
             coalesce(own.auto_stop, true) AS attached, t.mode, own.current_probability AS own_floor
      FROM users.trades t LEFT JOIN users.active_trades a ON a.trade_id = t.id
      LEFT JOIN LATERAL (
        SELECT s.version, s.auto_stop, s.current_probability FROM users.trade_stops s
        WHERE s.user_id = t.user_id AND s.trade_id = t.id
        ORDER BY s.version DESC LIMIT 1) AS own ON true
      WHERE t.status IN ('pending', 'open', 'closing') ORDER BY t.id""";

  private final ObjectMapper json;
  private final Mode mode;

  TradeRows(ObjectMapper json, RoleIdentity identity) {
    this.json = json;
    this.mode = identity.mode();
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

  /** A close of what was opened in another mode would take from a trade of this one. */
  private void requireOurs(ResultSet row) throws SQLException {
    @Nullable String of = row.getString("mode");
    if (of != null && !of.equals(mode.word())) {
      throw new IllegalArgumentException(
          "it was opened %s and this desk is %s: nothing is closed, it ends with its hour"
              .formatted(of, mode.word()));
    }
  }

  private SupervisedTrade trade(ResultSet row) throws SQLException, IOException {
    requireOurs(row);
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
        new TradeStop(row.getBoolean("attached"), ownFloor(row)),
        row.getInt("stop_version"),
        labels(row));
  }

  private static OptionalInt ownFloor(ResultSet row) throws SQLException {
    int percent = row.getInt("own_floor");
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(percent);
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
