package io.rec.venuesimulator.binance.order;

import io.rec.venuesimulator.binance.market.Trade;
import java.math.BigDecimal;
import java.util.Optional;

/** Takes the open orders of an account from one public trade to the next. */
final class OrderLife {

  private final Book book;
  private final Dealing dealing;

  OrderLife(Book book, Dealing dealing) {
    this.book = book;
    this.dealing = dealing;
  }

  /** All that was due by a second has happened when it returns; it tells that second. */
  long advance(long from, long until) {
    long second = from;
    while (second < until && !book.open().isEmpty()) {
      second++;
      for (Order order : book.open()) {
        live(order, second * 1000);
      }
    }
    return Math.max(from, until);
  }

  private void live(Order order, long millis) {
    if (order.watch().awake()) {
      if (Taking.crosses(order, dealing.market(order), millis)) {
        dealing.meet(order, millis);
      }
      return;
    }
    Trade trade = dealing.market(order).tape().last(millis);
    Optional<Trigger> trigger = order.terms().kind().trigger();
    BigDecimal before = order.watch().best();
    BigDecimal best = order.buys() ? before.min(trade.price()) : before.max(trade.price());
    boolean wakes =
        trigger.filter(at -> at.woken(order.terms().side(), trade.price(), best)).isPresent();
    Order behind = order.with(new Order.Watch(wakes, best), millis);
    book.put(behind);
    if (wakes) {
      wake(behind, millis);
    }
  }

  /** Where the price ran away from what is there to pay for it, the order expires instead. */
  private void wake(Order order, long millis) {
    boolean buysAtMarket = order.buys() && order.terms().kind().awake() instanceof Kind.Market;
    if (!buysAtMarket) {
      dealing.take(order, millis);
      return;
    }
    BigDecimal cost = Taking.of(order, dealing.market(order), millis).amount();
    BigDecimal free = book.balance(order.terms().paying()).free();
    if (cost.compareTo(free.add(order.locked())) > 0) {
      dealing.done(order, OrderStatus.EXPIRED, millis);
    } else {
      dealing.take(dealing.holding(order, cost), millis);
    }
  }
}
