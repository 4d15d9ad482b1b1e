package io.rec.tradeexecutor.amend;

import io.rec.domain.decision.Decision;
import io.rec.domain.trade.Ticket;
import io.rec.platform.lease.Fence;
import io.rec.platform.persistence.Database;
import io.rec.venues.kalshi.account.AccountOrder;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The transaction after which an amendment may be sent: proof, rules, and the line that says so.
 */
@Singleton
final class AmendClearing {

  private final Database database;
  private final AmendLog log;
  private final AmendRuling ruling;

  AmendClearing(Database database, AmendLog log, AmendRuling ruling) {
    this.database = database;
    this.log = log;
    this.ruling = ruling;
  }

  /** What the transaction came to. */
  sealed interface Clearance {
    /** It may be sent; its line is committed. */
    record Cleared(Intention wanted) implements Clearance {}

    /** The request was served before. */
    record Known(Told told) implements Clearance {}

    /** A rule stopped it. */
    record Stopped(AmendRefused why) implements Clearance {}
  }

  Clearance first(Fence fence, Wish wish, AccountOrder order) throws SQLException {
    return database.transaction(
        transaction -> {
          log.hold(transaction, wish.requestId());
          fence.require(transaction);
          Optional<Told> before = log.of(transaction, wish.requestId());
          return before.isPresent()
              ? new Clearance.Known(before.get())
              : first(transaction, wish, order);
        });
  }

  private Clearance first(Connection transaction, Wish wish, AccountOrder order)
      throws SQLException {
    Terms wanted = Terms.of(order).with(wish.price(), wish.count());
    Optional<Told> other = underway(transaction, order.orderId(), wanted);
    if (other.isPresent()) {
      return new Clearance.Stopped(
          AmendRefused.by(
              AmendRule.AMENDMENT_UNDERWAY,
              "request %s of %s".formatted(other.get().intention().request_id(), other.get().by()),
              "its end, or %d s".formatted(Ticket.SETTLING_TIME.toSeconds())));
    }
    Decision decision = ruling.on(transaction, Intention.name(wish.requestId()), order, wanted);
    if (!decision.passed()) {
      return new Clearance.Stopped(new AmendRefused(decision));
    }
    Intention intention = Intention.of(wish, order, decision);
    log.sending(transaction, wish.by(), intention, false);
    return new Clearance.Cleared(intention);
  }

  /** Whether what did not arrive may be sent once more; every rule is asked again. */
  Decision again(Fence fence, Told told, AccountOrder order) throws SQLException {
    Intention wanted = told.intention();
    return database.transaction(
        transaction -> {
          fence.require(transaction);
          Decision decision = ruling.on(transaction, wanted.name(), order, wanted.wanted());
          if (decision.passed()) {
            log.sending(transaction, told.by(), wanted, true);
          }
          return decision;
        });
  }

  /** Other terms of the same order that may still reach the exchange, and would undo these. */
  private Optional<Told> underway(Connection transaction, String orderId, Terms wanted)
      throws SQLException {
    return log.within(transaction, Ticket.SETTLING_TIME).stream()
        .filter(told -> told.intention().order_id().equals(orderId))
        .filter(Told::mayArrive)
        .filter(told -> told.intention().contradicts(wanted))
        .findFirst();
  }
}
