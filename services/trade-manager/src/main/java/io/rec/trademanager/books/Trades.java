package io.rec.trademanager.books;

import io.rec.domain.market.NewYork;
import io.rec.domain.trade.Result;
import io.rec.domain.trade.Ticket;
import io.rec.domain.trade.TicketId;
import io.rec.domain.trade.TradeState.Existing;
import io.rec.platform.persistence.RoundTrip;
import io.rec.platform.persistence.Sql;
import io.rec.platform.role.Mode;
import io.rec.platform.telemetry.Traceparent;
import io.rec.trademanager.state.StateJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of trades. A trade is locked before it is asked anything that may change it, and
 * written only over the version that was read. Rows without a state are older than this service:
 * they are shown and never moved.
 */
@Singleton
public final class Trades {
  private static final Logger LOG = LoggerFactory.getLogger(Trades.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** How long a deleted trade is still asked about, should its order live after all. */
  private static final Duration DOUBT = Duration.ofHours(1);

  /** What {@link io.rec.domain.trade.TradeOrder#isFinal()} says of the orders in the state. */
  private static final String HAS_UNFINISHED_ORDER =
      """
      (jsonb_path_exists(state, '$.orders.entry.stage ? (@ != "DONE" && @ != "REFUSED")')
        OR jsonb_path_exists(state, '$.orders.closes[*].stage ? (@ != "DONE" && @ != "REFUSED")'))\
      """;

  private static final String SELECT =
      "SELECT id, version, symbol, coalesce(contract, ''), strike, state::text, traceparent, mode"
          + " FROM users.trades ";

  private static final String LOCK = SELECT + "WHERE id = ? AND state IS NOT NULL FOR UPDATE";
  private static final String OF_ORDER =
      SELECT
          + """
          WHERE state IS NOT NULL
            AND id = (SELECT trade_id FROM users.order_intents WHERE client_order_id = ?)\
          """;

  private static final String BY_TICKET = SELECT + "WHERE ticket_id = ? AND state IS NOT NULL";

  private final StateJson states;

  Trades(StateJson states) {
    this.states = states;
  }

  /** The trade, held against everybody else until the transaction ends. */
  public Optional<StoredTrade> lock(Connection tx, long id) throws SQLException {
    return Sql.on(tx, LOCK, id).first(this::trade);
  }

  RoundTrip.Answer<StoredTrade> lock(RoundTrip trip, long id) {
    return trip.ask(this::trade, LOCK, id);
  }

  public Optional<StoredTrade> find(Connection tx, long id) throws SQLException {
    return Sql.on(tx, SELECT + "WHERE id = ? AND state IS NOT NULL", id).first(this::trade);
  }

  public Optional<StoredTrade> byTicket(Connection tx, TicketId ticket) throws SQLException {
    return Sql.on(tx, BY_TICKET, ticket.text()).first(this::trade);
  }

  public RoundTrip.Answer<StoredTrade> byTicket(RoundTrip trip, TicketId ticket) {
    return trip.ask(this::trade, BY_TICKET, ticket.text());
  }

  /** Whose order this is. */
  public Optional<StoredTrade> ofOrder(Connection tx, String clientOrderId) throws SQLException {
    return Sql.on(tx, OF_ORDER, clientOrderId).first(this::trade);
  }

  /**
   * Every trade of which something is still to do, oldest first: an order that is not final, a rest
   * that nobody closes, an hour that ended, a settlement to come.
   */
  public List<StoredTrade> unfinished(Connection tx, Instant now) throws SQLException {
    return Sql.on(
            tx,
            SELECT
                + """
                WHERE state IS NOT NULL AND (
                  status IN ('pending', 'closing', 'error', 'expired')
                  OR status = 'open' AND (expires_at <= ? OR %1$s)
                  OR status = 'deleted' AND updated_at > ? AND %1$s)
                ORDER BY id\
                """
                    .formatted(HAS_UNFINISHED_ORDER),
            now,
            now.minus(DOUBT))
        .list(this::readable)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** How many trades are in each of the lists of active ones. */
  public Map<String, Integer> active(Connection connection) throws SQLException {
    return Sql.on(
            connection,
            """
            SELECT status, count(*) FROM users.trades
            WHERE status IN ('pending', 'open', 'closing', 'error') GROUP BY status\
            """)
        .list(row -> Map.entry(row.getString(1), row.getInt(2)))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Every trade since a moment and those before it that are not finished. */
  public List<StoredTrade> since(Connection tx, Instant since) throws SQLException {
    return Sql.on(
            tx,
            SELECT
                + """
                WHERE state IS NOT NULL AND (created_at >= ? OR status NOT IN ('closed', 'deleted'))
                ORDER BY id\
                """,
            since)
        .list(this::readable)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  StoredTrade insert(Connection tx, Existing state, Account account, Instant now)
      throws SQLException {
    var ticket = state.orders().ticket();
    var local = NewYork.at(now);
    var columns = new Columns(state);
    var traceparent = Traceparent.current();
    long id =
        Sql.on(
                tx,
                """
                INSERT INTO users.trades (user_id, version, status, date, time, symbol,
                  trade_strategy, contract, strike, side, prob, buy_price, position, fees,
                  symbol_open, momentum, ticker, event_ticker, ticket_id, market_id, entry_method,
                  test_filter, client_order_id, model, created_at, expires_at, state, exposure,
                  staked, held, outcome_unknown, updated_at, traceparent, mode, ai_signal,
                  ai_confidence, ai_analysis_id, ai_source)
                VALUES (system.acting_user(), 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?,
                  ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                RETURNING id\
                """,
                state.word().word(),
                local.toLocalDate().toString(),
                TIME.format(local),
                account.symbol(),
                account.strategy(),
                account.contract(),
                account.strike(),
                ticket.side().letter(),
                probability(ticket),
                columns.buyPrice(),
                columns.position(),
                account.symbolOpen(),
                account.momentum() == null ? null : Double.valueOf(account.momentum()),
                ticket.ticker(),
                account.eventTicker(),
                ticket.id().text(),
                account.symbol() + "-USD",
                ticket.method().word(),
                account.test(),
                state.orders().entry().id().text(),
                account.model(),
                now,
                ticket.closesAt(),
                states.text(state),
                columns.exposure(),
                columns.staked(),
                columns.held(),
                columns.outcomeUnknown(),
                now,
                traceparent.orElse(null),
                account.mode().word(),
                account.advice().map(said -> said.signal().word()).orElse(null),
                account.advice().map(Advice::confidence).orElse(null),
                account.advice().flatMap(Advice::analysis).orElse(null),
                account.advice().map(Advice::source).orElse(null))
            .only(row -> row.getLong(1));
    return new StoredTrade(
        id,
        1,
        account.symbol(),
        account.contract(),
        account.strike(),
        state,
        Optional.of(account.mode()),
        traceparent);
  }

  /** Writes the next version over the one that was read; no row comes of any other. */
  RoundTrip.Answer<Long> update(
      RoundTrip trip, StoredTrade before, StoredTrade after, Instant now) {
    var columns = new Columns(after.state());
    var orders = after.state().orders();
    var bought = !orders.bought().filled().isNone();
    return trip.ask(
        row -> row.getLong(1),
        """
        UPDATE users.trades SET version = ?, status = ?, state = ?::jsonb, buy_price = ?,
          position = ?, fees = ?, diff = ?, exposure = ?, staked = ?, held = ?,
          outcome_unknown = ?, close_method = ?, reason = ?, exchange_order_id = ?,
          symbol_close = coalesce(symbol_close, ?),
          opened_at = CASE WHEN ? THEN coalesce(opened_at, ?) END,
          sell_price = ?, pnl = ?, win_loss = ?, closed_at = ?, updated_at = ?
        WHERE id = ? AND version = ?
        RETURNING id\
        """,
        after.version(),
        after.state().word().word(),
        states.text(after.state()),
        columns.buyPrice(),
        columns.position(),
        orders.fees(),
        orders.diff().orElse(null),
        columns.exposure(),
        columns.staked(),
        columns.held(),
        columns.outcomeUnknown(),
        columns.closeMethod().orElse(null),
        columns.reason().orElse(null),
        orders.entry().venueId().orElse(null),
        columns.symbolClose().orElse(null),
        bought,
        now,
        columns.result().map(Result::sellPrice).orElse(null),
        columns.result().map(Result::pnl).orElse(null),
        columns.result().map(result -> result.winLoss().name()).orElse(null),
        columns.result().isPresent() ? now : null,
        now,
        after.id(),
        before.version());
  }

  /** One that cannot be read stands alone: the others go on, and a person is needed for it. */
  private Optional<StoredTrade> readable(ResultSet row) throws SQLException {
    try {
      return Optional.of(trade(row));
    } catch (RuntimeException unreadable) {
      LOG.atError()
          .setCause(unreadable)
          .addKeyValue("trade", row.getLong(1))
          .log("the state of a trade cannot be read, it is left as it is");
      return Optional.empty();
    }
  }

  private StoredTrade trade(ResultSet row) throws SQLException {
    return new StoredTrade(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        states.state(row.getString(6)),
        Optional.ofNullable(row.getString(8)).map(Mode::of),
        Optional.ofNullable(row.getString(7)));
  }

  private static @Nullable Double probability(Ticket ticket) {
    return ticket.probability().isPresent()
        ? Double.valueOf(ticket.probability().getAsDouble())
        : null;
  }
}
