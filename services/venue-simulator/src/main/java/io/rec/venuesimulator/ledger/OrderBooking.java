package io.rec.venuesimulator.ledger;

import static io.rec.venuesimulator.ledger.Posting.entry;

import io.rec.venuesimulator.matching.message.Event;
import java.util.List;
import java.util.function.Consumer;

/** Turns what happened to orders into reservations, positions and postings. */
final class OrderBooking {

  private static final LedgerAccount FEES = new LedgerAccount.Fees();

  private final Members members;
  private final Consumer<Posting> postings;
  private final Consumer<? super Booked> fills;

  OrderBooking(Members members, Consumer<Posting> postings, Consumer<? super Booked> fills) {
    this.members = members;
    this.postings = postings;
    this.fills = fills;
  }

  void on(Event event) {
    switch (event) {
      case Event.Accepted accepted ->
          members.add(
              accepted.order(),
              new OrderMoney(
                  accepted, members.member(accepted.member()), members.fees(accepted.market())));
      case Event.Resting resting -> members.order(resting.order()).rest(resting.count());
      case Event.Decreased decreased -> members.order(decreased.order()).rest(decreased.left());
      case Event.Amended amended -> amend(amended);
      case Event.Canceled canceled -> end(canceled.order());
      case Event.Fill fill -> fill(fill);
      case Event.Rejected rejected -> {}
      case Event.GroupChanged changed -> {}
    }
  }

  private void amend(Event.Amended amended) {
    OrderMoney order = members.order(amended.order());
    order.rest(0);
    order.price = amended.price();
    order.rest(amended.keepsPlace() ? amended.left() : 0);
  }

  private void end(long order) {
    members.order(order).rest(0);
    members.remove(order);
  }

  private void fill(Event.Fill fill) {
    OrderMoney taker = members.order(fill.takerOrder());
    OrderMoney maker = members.order(fill.makerOrder());
    long takerGains = taker.revenue(fill.price(), fill.count());
    long makerGains = maker.revenue(fill.price(), fill.count());
    Charge takerCharge = taker.fill(true, fill.price(), fill.count());
    Charge makerCharge = maker.fill(false, fill.price(), fill.count());
    maker.rest(fill.makerLeft());
    postings.accept(
        new Posting(
            fill.at(),
            Posting.Cause.FILL,
            List.of(
                entry(taker.member.cash, takerGains - takerCharge.net()),
                entry(maker.member.cash, makerGains - makerCharge.net()),
                entry(FEES, takerCharge.net() + makerCharge.net()),
                entry(new LedgerAccount.Escrow(fill.market()), -takerGains - makerGains))));
    book(fill, fill.takerOrder(), taker, true, takerCharge);
    book(fill, fill.makerOrder(), maker, false, makerCharge);
    if (fill.takerLeft() == 0) {
      members.remove(fill.takerOrder());
    }
    if (fill.makerLeft() == 0) {
      members.remove(fill.makerOrder());
    }
  }

  private void book(Event.Fill fill, long order, OrderMoney money, boolean taker, Charge charge) {
    fills.accept(
        new Booked(
            fill.at(),
            money.member.number(),
            fill.market(),
            fill.trade(),
            order,
            money.side,
            fill.price(),
            fill.count(),
            taker,
            charge,
            money.holding.position()));
  }
}
