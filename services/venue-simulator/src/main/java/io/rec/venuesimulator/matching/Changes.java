package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.CancelReason;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.Refusal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What members do to their resting orders. */
final class Changes {

  private final Admission admission;
  private final RestingOrders resting;
  private final Entry entry;
  private final Consumer<? super Event> events;

  Changes(Admission admission, RestingOrders resting, Entry entry, Consumer<? super Event> events) {
    this.admission = admission;
    this.resting = resting;
    this.entry = entry;
    this.events = events;
  }

  Optional<Refusal> cancel(Command.Cancel asked) {
    Optional<Refusal> refusal = admission.shrinks(asked.market(), true);
    if (refusal.isPresent()) {
      return refusal;
    }
    Order order = own(asked, asked.market());
    if (order == null) {
      return Optional.of(Refusal.ORDER_NOT_FOUND);
    }
    resting.cancel(order, asked.at(), CancelReason.USER);
    return Optional.empty();
  }

  Optional<Refusal> cancelAll(Command.CancelAll asked) {
    Optional<Refusal> refusal = admission.writes();
    if (refusal.isEmpty()) {
      resting.forEachOf(
          asked.member(), order -> resting.cancel(order, asked.at(), CancelReason.USER));
    }
    return refusal;
  }

  Optional<Refusal> decrease(Command.DecreaseBy asked) {
    return asked.by() <= 0
        ? Optional.of(Refusal.INVALID_COUNT)
        : decrease(asked, asked.market(), order -> Math.min(asked.by(), order.left));
  }

  /** Already as small as asked for is no error: fills may have come in between. */
  Optional<Refusal> decrease(Command.DecreaseTo asked) {
    return asked.to() < 0
        ? Optional.of(Refusal.INVALID_COUNT)
        : decrease(asked, asked.market(), order -> Math.max(0, order.left - asked.to()));
  }

  private Optional<Refusal> decrease(
      Command.Request asked, int market, ToLongFunction<Order> amount) {
    Optional<Refusal> refusal = admission.shrinks(market, false);
    if (refusal.isPresent()) {
      return refusal;
    }
    Order order = own(asked, market);
    if (order == null) {
      return Optional.of(Refusal.ORDER_NOT_FOUND);
    }
    long by = amount.applyAsLong(order);
    if (by == order.left) {
      resting.cancel(order, asked.at(), CancelReason.USER);
      return Optional.empty();
    }
    order.ownSide().level(order.rank).shrink(order, by);
    events.accept(
        new Event.Decreased(
            asked.at(), market, order.member, order.id, order.side, order.price(), by, order.left));
    return Optional.empty();
  }

  Optional<Refusal> amend(Command.Amend asked) {
    Optional<Refusal> refusal = admission.trades(asked.market(), Refusal.ORDER_NOT_FOUND);
    if (refusal.isPresent()) {
      return refusal;
    }
    Order order = own(asked, asked.market());
    if (order == null) {
      return Optional.of(Refusal.ORDER_NOT_FOUND);
    }
    refusal = admission.amend(order, asked);
    if (refusal.isPresent()) {
      return refusal;
    }
    long left = asked.count() - order.filled;
    if (asked.price() == order.price() && left <= order.left) {
      shrink(order, left, asked);
      return Optional.empty();
    }
    return move(order, left, asked);
  }

  private void shrink(Order order, long left, Command.Amend asked) {
    long before = order.left;
    order.ownSide().level(order.rank).shrink(order, before - left);
    expire(order, asked.expiresAt());
    tell(order, order.price(), before, true, asked.at());
  }

  /** Out of its queue and in again, if it may come in as it would then be. */
  private Optional<Refusal> move(Order order, long left, Command.Amend asked) {
    Optional<Refusal> refusal = entry.refusal(order.with(asked.price(), left), asked.at());
    if (refusal.isPresent()) {
      return refusal;
    }
    int priceBefore = order.price();
    long leftBefore = order.left;
    resting.withdraw(order);
    order.rank = order.book.rank(order.side, asked.price());
    order.left = left;
    expire(order, asked.expiresAt());
    tell(order, priceBefore, leftBefore, false, asked.at());
    entry.again(order, asked.at());
    return Optional.empty();
  }

  private void expire(Order order, long expiresAt) {
    if (expiresAt != Command.SAME_EXPIRY && expiresAt != order.expiresAt) {
      order.expiresAt = expiresAt;
      resting.expiryChanged(order);
    }
  }

  private void tell(Order order, int oldPrice, long oldLeft, boolean keepsPlace, long at) {
    events.accept(
        new Event.Amended(
            at,
            order.book.market,
            order.member,
            order.id,
            order.side,
            oldPrice,
            oldLeft,
            order.price(),
            order.left,
            keepsPlace,
            order.expiresAt));
  }

  private @Nullable Order own(Command.Request asked, int market) {
    Order order = resting.find(asked.order());
    return order != null && order.member == asked.member() && order.book.market == market
        ? order
        : null;
  }
}
