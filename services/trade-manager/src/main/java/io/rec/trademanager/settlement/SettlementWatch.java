package io.rec.trademanager.settlement;

import io.rec.domain.trade.Effect.Severity;
import io.rec.domain.trade.TradeState.Expired;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.Sql;
import io.rec.trademanager.books.Books;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.books.TradeFacts;
import io.rec.trademanager.books.TradeLog;
import io.rec.trademanager.books.Trades;
import io.rec.trademanager.books.Transition;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for the settlements of expired trades. Its memory of when it looked may be lost. */
@Singleton
public final class SettlementWatch {
  private static final String ACTOR = "settlement";
  private static final String OVERDUE = "settlement_overdue";

  private final Database database;
  private final Trades trades;
  private final Books books;
  private final Settlements settlements;
  private final TradeFacts facts;
  private final TradeLog log;
  private final Audit audit;
  private final Clock clock;
  private final Map<Long, Instant> looked = new HashMap<>();

  SettlementWatch(
      Database database,
      Trades trades,
      Books books,
      Settlements settlements,
      TradeFacts facts,
      TradeLog log,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.trades = trades;
    this.books = books;
    this.settlements = settlements;
    this.facts = facts;
    this.log = log;
    this.audit = audit;
    this.clock = clock;
  }

  /** Looks for those that are due, or for all of them. */
  public synchronized List<Transition> look(boolean all) throws SQLException {
    var now = clock.instant();
    var waiting =
        database.read(
            connection ->
                trades.unfinished(connection, now).stream()
                    .filter(trade -> trade.state() instanceof Expired)
                    .toList());
    looked.keySet().retainAll(ids(waiting));
    List<Transition> settled = new ArrayList<>();
    for (var trade : waiting) {
      if (all || isDue(trade, now)) {
        looked.put(trade.id(), now);
        look(trade, now).ifPresent(settled::add);
      }
    }
    return settled;
  }

  private Optional<Transition> look(StoredTrade trade, Instant now) throws SQLException {
    var found = database.read(connection -> settlements.of(connection, trade.ticker()));
    if (found.isPresent()) {
      return books.hear(ACTOR, trade.id(), found.get());
    }
    if (sinceClose(trade, now).compareTo(SettlementPace.OVERDUE) >= 0) {
      database.transaction(tx -> complain(tx, trade, now));
    }
    return Optional.empty();
  }

  /** Once for each trade, also over restarts. */
  private boolean complain(Connection tx, StoredTrade trade, Instant now) throws SQLException {
    var said =
        Sql.on(
                tx,
                "SELECT 1 FROM users.audit WHERE action = ? AND detail->>'trade_id' = ? LIMIT 1",
                OVERDUE,
                Long.toString(trade.id()))
            .first(row -> true)
            .isPresent();
    if (said) {
      return false;
    }
    var strange = settlements.strange(tx, trade.ticker());
    var text =
        strange.isEmpty()
            ? "trade %d on %s is not settled %d minutes after its hour"
                .formatted(trade.id(), trade.ticker(), sinceClose(trade, now).toMinutes())
            : "trade %d on %s was settled as %s, which somebody must book"
                .formatted(trade.id(), trade.ticker(), String.join(", ", strange));
    audit.add(
        tx,
        AuditLine.done(
            ACTOR,
            OVERDUE,
            "{\"trade_id\":\"%d\",\"ticket_id\":\"%s\"}"
                .formatted(trade.id(), trade.ticket().id().text())));
    log.say(tx, trade.ticket().id().text(), "MANAGER: " + text, now);
    facts.alert(tx, OVERDUE, "trade:" + trade.id(), Severity.WARNING, text, now);
    return true;
  }

  private boolean isDue(StoredTrade trade, Instant now) {
    var last = looked.get(trade.id());
    return last == null || !now.isBefore(last.plus(SettlementPace.after(sinceClose(trade, now))));
  }

  private static Duration sinceClose(StoredTrade trade, Instant now) {
    return Duration.between(trade.ticket().closesAt(), now);
  }

  private static Set<Long> ids(List<StoredTrade> trades) {
    var ids = new HashSet<Long>();
    trades.forEach(trade -> ids.add(trade.id()));
    return ids;
  }
}
