package io.rec.mainapp.gateway.active;

import io.rec.domain.fee.FeeProfile;
import io.rec.domain.fee.FeeSchedule;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Unrealised;
import io.rec.mainapp.gateway.Enablement;
import io.rec.mainapp.gateway.Query;
import io.rec.platform.settings.AutoTradeSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the active trades with the supervisor's figures and what they mean in money. */
record ActiveRows(Optional<AutoTradeSettings> settings, Instant now) {

  private static final String TRADES =
      """
      SELECT t.id, t.version, t.status, t.symbol, t.ticker, t.event_ticker, t.contract, t.strike,
             t.side, trim_scale(t.position) AS position, trim_scale(t.held) AS held,
             trim_scale(t.buy_price) AS buy_price, trim_scale(coalesce(t.fees, 0)) AS fees, t.prob,
             trim_scale(t.exposure) AS exposure, t.expires_at, t.outcome_unknown, t.reason,
             t.entry_method, t.created_at, t.opened_at,
             a.current_symbol_price, a.current_close_price, a.buffer_from_entry,
             a.current_probability, coalesce(a.stale, true) AS stale, a.last_updated,
             coalesce(own.auto_stop, true) AS attached, own.current_probability AS own_floor,
             coalesce(own.version, 0) AS stop_version, own.changed_by AS stop_by,
             own.changed_at AS stop_at
      FROM users.trades t LEFT JOIN users.active_trades a ON a.trade_id = t.id
      LEFT JOIN LATERAL (
        SELECT s.version, s.auto_stop, s.current_probability, s.changed_by, s.changed_at
        FROM users.trade_stops s WHERE s.user_id = t.user_id AND s.trade_id = t.id
        ORDER BY s.version DESC LIMIT 1) AS own ON true
      WHERE t.status IN ('pending', 'open', 'closing') OR (t.status = 'error' AND t.outcome_unknown)
         OR (t.status = 'error' AND t.expires_at > ?)
      ORDER BY t.id DESC LIMIT 500""";

  private static final String RESTING =
      """
      SELECT ticker, coalesce(side, 'yes') AS side,
             trim_scale(coalesce(remaining_count, initial_count, 0)) AS remaining
      FROM users.orders WHERE status = 'resting'""";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  List<ActiveTrade> trades(Connection connection) throws SQLException {
    return Query.of(TRADES, now).list(connection, this::trade);
  }

  static List<Holdings.Resting> resting(Connection connection) throws SQLException {
    return Query.of(RESTING)
        .list(
            connection,
            row ->
                new Holdings.Resting(
                    row.getString("ticker"),
                    row.getString("side").equals("yes"),
                    row.getBigDecimal("remaining")));
  }

  private ActiveTrade trade(ResultSet row) throws SQLException {
    String status = row.getString("status");
    StopInForce stop = stop(row);
    BigDecimal held = row.getBigDecimal("held");
    BigDecimal buy = row.getBigDecimal("buy_price");
    @Nullable BigDecimal close = row.getBigDecimal("current_close_price");
    Optional<Unrealised> gain = gain(held, buy, row.getBigDecimal("fees"), close);
    @Nullable Instant closes = Query.instant(row, "expires_at");
    return new ActiveTrade(
        row.getLong("id"),
        row.getInt("version"),
        status,
        row.getString("symbol"),
        row.getString("ticker"),
        row.getString("event_ticker"),
        row.getString("contract"),
        row.getString("strike"),
        row.getString("side").equals("Y") ? "yes" : "no",
        row.getBigDecimal("position"),
        held,
        buy,
        row.getBigDecimal("fees"),
        Query.number(row, "prob"),
        row.getBigDecimal("current_symbol_price"),
        gain.map(known -> known.price().dollars()).orElse(null),
        row.getBigDecimal("buffer_from_entry"),
        Query.number(row, "current_probability"),
        gain.map(known -> known.gross().printed(2)).orElse(null),
        gain.map(known -> known.net().printed(2)).orElse(null),
        gain.map(known -> percent(known.net(), held, buy)).orElse(null),
        worst(held, buy, row.getBigDecimal("fees"), row.getBigDecimal("exposure")),
        closes,
        row.getBoolean("stale"),
        Query.instant(row, "last_updated"),
        row.getBoolean("outcome_unknown"),
        row.getString("reason"),
        row.getString("entry_method") == null ? "manual" : row.getString("entry_method"),
        row.getTimestamp("created_at").toInstant(),
        Query.instant(row, "opened_at"),
        stop.sentence(settings),
        stop,
        canClose(status, held, closes));
  }

  private static Optional<Unrealised> gain(
      BigDecimal held, BigDecimal buy, BigDecimal fees, @Nullable BigDecimal oppositeAsk) {
    if (oppositeAsk == null || held.signum() <= 0) {
      return Optional.empty();
    }
    Contracts count = Contracts.parse(held.toPlainString());
    Price ask = Price.ofDollars(oppositeAsk);
    return Optional.of(
        Unrealised.of(
            count,
            money(buy.multiply(held)),
            money(fees),
            ask,
            FeeProfile.CENTICENT_PER_FILL.taker(FeeSchedule.HOURLY, count, ask)));
  }

  private static BigDecimal percent(Money gain, BigDecimal held, BigDecimal buy) {
    BigDecimal cost = buy.multiply(held);
    return cost.signum() == 0
        ? BigDecimal.ZERO
        : gain.dollars().multiply(HUNDRED).divide(cost, 1, RoundingMode.HALF_EVEN);
  }

  /** What is held has cost; what is only ordered may. */
  private static BigDecimal worst(
      BigDecimal held, BigDecimal buy, BigDecimal fees, BigDecimal exposure) {
    BigDecimal lost = held.signum() > 0 ? buy.multiply(held).add(fees) : exposure;
    return lost.setScale(2, RoundingMode.HALF_EVEN).negate();
  }

  private StopInForce stop(ResultSet row) throws SQLException {
    @Nullable Integer own = Query.whole(row, "own_floor");
    return new StopInForce(
        row.getBoolean("attached"),
        settings.map(AutoTradeSettings::autoStop).orElse(false),
        own != null ? own : settings.map(AutoTradeSettings::currentProbability).orElse(null),
        own != null ? "trade" : "desk",
        own,
        row.getInt("stop_version"),
        row.getString("stop_by"),
        Query.instant(row, "stop_at"));
  }

  private Enablement canClose(String status, BigDecimal held, @Nullable Instant closes) {
    if (status.equals("closing")) {
      return Enablement.refused("TRADE_HELD", "It is being closed.");
    }
    if (!status.equals("open") || held.signum() <= 0) {
      return Enablement.refused("TRADE_HELD", "Nothing is held that could be given back.");
    }
    if (closes != null && !now.isBefore(closes)) {
      return Enablement.refused("EVENT_OPEN", "Its event is over; it settles by itself.");
    }
    return Enablement.ALLOWED;
  }

  private static Money money(BigDecimal dollars) {
    return Money.ofDollars(dollars.setScale(6, RoundingMode.HALF_EVEN));
  }
}
