package io.rec.trademanager.stop;

import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.domain.trade.TradeState.Closing;
import io.rec.domain.trade.TradeState.Existing;
import io.rec.domain.trade.TradeState.Open;
import io.rec.domain.trade.TradeState.Pending;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import io.rec.platform.events.Outbox;
import io.rec.platform.persistence.Database;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.books.Tenure;
import io.rec.trademanager.books.TradeLog;
import io.rec.trademanager.books.Trades;
import io.rec.trademanager.refusal.Refusal;
import io.rec.trademanager.refusal.Refusals;
import io.rec.trademanager.refusal.RequestBody;
import io.rec.trademanager.refusal.RequestRule;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/**
 * Sets the stop of one trade: version, audit line with what was before, line of the log and fact in
 * one transaction, made by the holder of the lease while nobody moves the trade.
 */
@Singleton
public final class StopPath {
  private static final String ACTION = "trade_stop";

  private final Database database;
  private final Tenure tenure;
  private final Trades trades;
  private final OwnStops stops;
  private final Refusals refusals;
  private final Audit audit;
  private final Outbox outbox;
  private final TradeLog log;
  private final JsonMapper json;
  private final Clock clock;

  StopPath(
      Database database,
      Tenure tenure,
      Trades trades,
      OwnStops stops,
      Refusals refusals,
      Audit audit,
      Outbox outbox,
      TradeLog log,
      JsonMapper json,
      Clock clock) {
    this.database = database;
    this.tenure = tenure;
    this.trades = trades;
    this.stops = stops;
    this.refusals = refusals;
    this.audit = audit;
    this.outbox = outbox;
    this.log = log;
    this.json = json;
    this.clock = clock;
  }

  /** What the audit trail keeps. */
  @Serdeable
  record Change(long trade, OwnStop before, OwnStop after) {}

  /**
   * The stop in force afterwards, or why not.
   *
   * @throws io.rec.trademanager.refusal.RefusedException if the request cannot be read
   */
  public StopOutcome set(long trade, String request) throws SQLException {
    var fence = tenure.fence();
    var wish =
        refusals.reading(
            "unknown", ACTION, request, () -> StopWish.of(RequestBody.of(json, request)));
    return database.transaction(
        tx -> {
          fence.require(tx);
          var outcome = outcome(tx, trade, wish);
          if (outcome instanceof StopOutcome.Refused refused) {
            refusals.note(tx, wish.by(), ACTION, request, refused.refusal());
          }
          return outcome;
        });
  }

  private StopOutcome outcome(Connection tx, long id, StopWish wish) throws SQLException {
    var locked = trades.lock(tx, id);
    if (locked.isEmpty()) {
      return new StopOutcome.Refused(
          Refusal.unknown(RequestRule.TRADE_KNOWN, "no such trade", "a trade of this user"));
    }
    var trade = locked.get();
    if (!canStillBeStopped(trade.state())) {
      return refused(
          RequestRule.TRADE_HELD,
          "trade %d is %s".formatted(id, trade.state().word().word()),
          "pending, open or closing");
    }
    var before = stops.newest(tx, id);
    // A repetition of what is in force is no change, whatever version its sender saw.
    if (before.isAs(wish)) {
      return new StopOutcome.InForce(before);
    }
    if (wish.seen().isPresent() && wish.seen().get() != before.version()) {
      return refused(
          RequestRule.STOP_VERSION,
          "version %d, %s".formatted(before.version(), before.sentence()),
          "version %d, which was seen".formatted(wish.seen().get()));
    }
    return new StopOutcome.InForce(changed(tx, trade, before, wish));
  }

  private OwnStop changed(Connection tx, StoredTrade trade, OwnStop before, StopWish wish)
      throws SQLException {
    var now = clock.instant();
    var after = before.next(wish, now);
    stops.add(tx, after);
    audit.add(tx, AuditLine.done(wish.by(), ACTION, text(new Change(trade.id(), before, after))));
    log.say(
        tx,
        trade.ticket().id().text(),
        "MANAGER: stop set by %s: %s; before: %s"
            .formatted(wish.by(), after.sentence(), before.sentence()),
        now);
    // Last, because readers of facts wait for whoever has drawn an id.
    outbox.append(tx, ACTION, Long.toString(trade.id()), text(after));
    return after;
  }

  private static boolean canStillBeStopped(Existing state) {
    return state instanceof Pending || state instanceof Open || state instanceof Closing;
  }

  private static StopOutcome refused(RequestRule rule, String found, String needed) {
    return new StopOutcome.Refused(Refusal.conflict(rule, found, needed));
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException failed) {
      throw new UncheckedIOException("a stop cannot be written: " + value, failed);
    }
  }
}
