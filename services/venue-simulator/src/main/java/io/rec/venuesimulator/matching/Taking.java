package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.CancelReason;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.SelfTrade;
import java.util.function.Consumer;

/** An order trades with the other side: best price first, oldest first, at the resting price. */
final class Taking {

  /** Why an order stopped trading. */
  enum End {
    /** It is filled, or nothing more crosses it. */
    DONE,
    SELF_TRADE,
    GROUP
  }

  private final RestingOrders resting;
  private final Groups groups;
  private final Consumer<? super Event> events;
  private long trades;

  Taking(RestingOrders resting, Groups groups, Consumer<? super Event> events) {
    this.resting = resting;
    this.groups = groups;
    this.events = events;
  }

  End take(Order taker, long upTo, long at) {
    BookSide other = taker.otherSide();
    int worst = taker.worstRank();
    long wanted = upTo;
    Order maker = other.front(worst);
    while (maker != null && wanted > 0) {
      if (maker.member != taker.member) {
        long count = Math.min(wanted, maker.left);
        wanted -= count;
        trade(taker, maker, count, at);
        if (taker.group != null && taker.group.triggered) {
          return End.GROUP;
        }
      } else if (taker.selfTrade == SelfTrade.MAKER) {
        resting.cancel(maker, at, CancelReason.SELF_TRADE);
      } else {
        return End.SELF_TRADE;
      }
      maker = other.front(worst);
    }
    return End.DONE;
  }

  private void trade(Order taker, Order maker, long count, long at) {
    maker.ownSide().level(maker.rank).shrink(maker, count);
    maker.filled += count;
    taker.left -= count;
    taker.filled += count;
    events.accept(
        new Event.Fill(
            at,
            taker.book.market,
            ++trades,
            taker.side,
            maker.price(),
            count,
            taker.member,
            taker.id,
            taker.left,
            maker.member,
            maker.id,
            maker.left));
    groups.matched(maker, count, at);
    groups.matched(taker, count, at);
    if (maker.left == 0) {
      resting.withdraw(maker);
      resting.forget(maker);
    }
  }
}
