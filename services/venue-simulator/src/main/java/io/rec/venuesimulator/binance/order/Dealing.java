package io.rec.venuesimulator.binance.order;

import io.rec.venuesimulator.binance.market.Level;
import io.rec.venuesimulator.binance.market.Market;
import io.rec.venuesimulator.binance.market.Markets;
import java.math.BigDecimal;

/** Trades orders of an account and moves its balances. Guarded by the lock of its desk. */
final class Dealing {

  private final Book book;
  private final Markets markets;
  private final Numbers numbers;

  Dealing(Book book, Markets markets, Numbers numbers) {
    this.book = book;
    this.markets = markets;
    this.numbers = numbers;
  }

  Market market(Order order) {
    return markets.of(order.terms().pair().symbol()).orElseThrow(Denied::symbol);
  }

  /**
   * An awake order meets the book: it takes what it finds, and rests or expires with what is left.
   * What it may cost is locked already.
   */
  Order take(Order order, long millis) {
    Taking found = Taking.of(order, market(order), millis);
    boolean killed = order.terms().kind().timeInForce() == TimeInForce.FOK && !found.whole();
    Order behind = order;
    if (!killed) {
      for (Level level : found.levels()) {
        behind = fill(behind, level.price(), level.quantity(), millis, false);
      }
    }
    if (found.whole() && !killed) {
      return done(behind, OrderStatus.FILLED, millis);
    }
    return behind.terms().kind().rests()
        ? resting(behind)
        : done(behind, OrderStatus.EXPIRED, millis);
  }

  /** Somebody meets a resting order: it trades at its own price, as much as the others have. */
  Order meet(Order order, long millis) {
    BigDecimal price = order.terms().kind().limitPrice().orElseThrow();
    BigDecimal quantity = Taking.of(order, market(order), millis).quantity();
    Order behind = fill(order, price, quantity, millis, true);
    return behind.left().signum() == 0 ? done(behind, OrderStatus.FILLED, millis) : resting(behind);
  }

  /** Gives back what it holds. */
  Order done(Order order, OrderStatus status, long millis) {
    book.wallet().release(order.terms().paying(), order.locked());
    Order behind = order.locking(BigDecimal.ZERO).as(status, millis);
    book.put(behind);
    return behind;
  }

  /** Holds so much and no more, if there is as much. */
  Order holding(Order order, BigDecimal amount) {
    BigDecimal more = amount.subtract(order.locked());
    if (more.signum() > 0) {
      book.wallet().lock(order.terms().paying(), more);
    } else {
      book.wallet().release(order.terms().paying(), more.negate());
    }
    return order.locking(amount);
  }

  private Order resting(Order order) {
    BigDecimal left = order.left();
    BigDecimal needed =
        order.buys() ? left.multiply(order.terms().kind().limitPrice().orElseThrow()) : left;
    Order behind = holding(order, needed);
    book.put(behind);
    return behind;
  }

  private Order fill(
      Order order, BigDecimal price, BigDecimal quantity, long millis, boolean maker) {
    Terms terms = order.terms();
    Fill fill =
        new Fill(
            numbers.nextFill(),
            order.id().number(),
            terms.pair(),
            terms.side(),
            price,
            quantity,
            millis,
            maker);
    book.wallet().settle(terms, fill);
    book.add(fill);
    return order
        .with(order.filled().with(quantity, price), millis)
        .locking(order.locked().subtract(fill.costs()))
        .as(OrderStatus.PARTIALLY_FILLED, millis);
  }
}
