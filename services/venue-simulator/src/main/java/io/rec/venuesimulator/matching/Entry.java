package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.CancelReason;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.Refusal;
import io.rec.venuesimulator.matching.message.TimeInForce;
import java.util.Optional;
import java.util.function.Consumer;

/** How orders come to the book, the first time or once more after an amendment. */
final class Entry {

  private final Floor floor;
  private final Groups groups;
  private final Admission admission;
  private final RestingOrders resting;
  private final Taking taking;
  private final Credit credit;
  private final Consumer<? super Event> events;
  private long newest;

  Entry(
      Floor floor,
      Groups groups,
      Admission admission,
      RestingOrders resting,
      Credit credit,
      Consumer<? super Event> events) {
    this.floor = floor;
    this.groups = groups;
    this.admission = admission;
    this.resting = resting;
    this.taking = new Taking(resting, groups, events);
    this.credit = credit;
    this.events = events;
  }

  Optional<Refusal> place(Command.Place asked) {
    if (asked.order() <= newest) {
      throw new IllegalArgumentException(
          "order %d comes after order %d".formatted(asked.order(), newest));
    }
    newest = asked.order();
    Optional<Refusal> refusal = admission.place(asked);
    if (refusal.isPresent()) {
      return refusal;
    }
    Book book = floor.book(asked.market()).orElseThrow();
    Order order = new Order(asked, book, groups.find(asked.group(), asked.member()));
    long upTo = asked.reduceOnly() ? Math.min(order.left, reducible(order)) : order.left;
    boolean rests = asked.timeInForce() == TimeInForce.GOOD_TILL_CANCELED;
    Outlook outlook = new Outlook(order, upTo, rests, asked.at());
    refusal = refusal(order, outlook);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (asked.timeInForce() == TimeInForce.FILL_OR_KILL && outlook.filled() < order.left) {
      return Optional.of(Refusal.FILL_OR_KILL_UNFILLED);
    }
    events.accept(
        new Event.Accepted(
            asked.at(),
            book.market,
            order.member,
            order.id,
            order.side,
            asked.price(),
            asked.count()));
    trade(order, upTo, asked);
    return Optional.empty();
  }

  /** Why an order may not come to the book with all that is left of it, if so. */
  Optional<Refusal> refusal(Order order, long at) {
    return refusal(order, new Outlook(order, order.left, true, at));
  }

  private Optional<Refusal> refusal(Order order, Outlook outlook) {
    if (order.postOnly && order.crosses()) {
      return Optional.of(Refusal.POST_ONLY_CROSS);
    }
    return credit.covers(outlook) ? Optional.empty() : Optional.of(Refusal.INSUFFICIENT_BALANCE);
  }

  /** Brings an order that had rested to the book once more. */
  void again(Order order, long at) {
    Taking.End end = taking.take(order, order.left, at);
    if (order.left > 0 && end == Taking.End.DONE) {
      resting.queue(order, at);
      return;
    }
    resting.forget(order);
    if (order.left > 0) {
      resting.tellCanceled(order, at, false, reason(end, CancelReason.USER));
    }
  }

  private void trade(Order order, long upTo, Command.Place asked) {
    Taking.End end = taking.take(order, upTo, asked.at());
    if (order.left == 0) {
      return;
    }
    if (end == Taking.End.DONE && asked.timeInForce() == TimeInForce.GOOD_TILL_CANCELED) {
      resting.admit(order, asked.at());
      return;
    }
    boolean capped = asked.reduceOnly() && order.filled == upTo;
    CancelReason rest = capped ? CancelReason.REDUCE_ONLY : CancelReason.IMMEDIATE_OR_CANCEL;
    resting.tellCanceled(order, asked.at(), false, reason(end, rest));
  }

  private static CancelReason reason(Taking.End end, CancelReason done) {
    return switch (end) {
      case DONE -> done;
      case SELF_TRADE -> CancelReason.SELF_TRADE;
      case GROUP -> CancelReason.GROUP;
    };
  }

  private long reducible(Order order) {
    long position = credit.position(order.member, order.book.market);
    return Math.max(0, -order.side.signed(position));
  }
}
