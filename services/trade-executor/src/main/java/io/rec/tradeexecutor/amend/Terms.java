package io.rec.tradeexecutor.amend;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.venues.kalshi.account.AccountOrder;
import io.rec.venues.kalshi.account.OrderStatus;

/**
 * What an order asks for and has got.
 *
 * @param count in all, what is filled included
 */
record Terms(Direction direction, Price price, Contracts count, Contracts filled) {

  static Terms of(AccountOrder order) {
    AccountOrder.Counts counts = order.counts();
    // A decrease leaves the initial count: only what rests and what is filled says what is wanted.
    Contracts all =
        order.status() == OrderStatus.RESTING
            ? counts.filled().plus(counts.remaining())
            : order.status() == OrderStatus.EXECUTED ? counts.filled() : counts.initial();
    return new Terms(order.direction(), order.yesPrice(), all, counts.filled());
  }

  Terms with(Price otherPrice, Contracts otherCount) {
    return new Terms(direction, otherPrice, otherCount, filled);
  }

  Terms withFilled(Contracts newest) {
    return new Terms(direction, price, count, newest);
  }

  boolean asksAs(Terms other) {
    return price.equals(other.price) && count.equals(other.count);
  }

  /** Whether these terms may lead to more than the others: more contracts, or sooner. */
  boolean raise(Terms before) {
    boolean nearer =
        direction == Direction.BID
            ? price.compareTo(before.price) > 0
            : price.compareTo(before.price) < 0;
    return nearer || count.isMoreThan(before.count);
  }

  Contracts left() {
    return count.isMoreThan(filled) ? count.minus(filled) : Contracts.NONE;
  }

  /** The most that is paid for a contract of the side that it opens. */
  Price mostPaid() {
    return direction == Direction.BID ? price : price.opposite();
  }

  /** What the exchange holds back for what rests, without fees. */
  Money bound() {
    return mostPaid().times(left());
  }
}
