package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.SelfTrade;
import io.rec.venuesimulator.matching.message.Side;
import java.util.Arrays;

/**
 * What an order would do if it were let in at this moment: its fills in their order and what would
 * rest.
 */
public final class Outlook {

  private static final int[] NO_PRICES = {};
  private static final long[] NO_COUNTS = {};

  private final Order order;
  private final long upTo;
  private final boolean rests;
  private final long resting;
  private int fills;
  private long filled;
  private int[] prices = NO_PRICES;
  private long[] counts = NO_COUNTS;

  /** Walks the other side as {@link Taking} does, and changes nothing. */
  Outlook(Order order, long upTo, boolean rests, long now) {
    this.order = order;
    this.upTo = upTo;
    this.rests = rests;
    boolean stopped = order.crosses() && !walk(order, upTo, now);
    this.resting = rests && !stopped ? order.left - filled : 0;
  }

  public long order() {
    return order.id;
  }

  public int member() {
    return order.member;
  }

  public int market() {
    return order.book.market;
  }

  public Side side() {
    return order.side;
  }

  /** The order's limit. */
  public int price() {
    return order.price();
  }

  /** Whether what is not filled would wait in the book. */
  public boolean rests() {
    return rests;
  }

  /** The most that could be filled. */
  public long upTo() {
    return upTo;
  }

  /** What would rest at the limit. */
  public long resting() {
    return resting;
  }

  public int fills() {
    return fills;
  }

  public int price(int fill) {
    return prices[fill];
  }

  public long count(int fill) {
    return counts[fill];
  }

  long filled() {
    return filled;
  }

  /** Whether nothing but the book or the count ended the walk. */
  private boolean walk(Order taker, long upTo, long now) {
    Group group = taker.group;
    long room = group == null ? Long.MAX_VALUE : group.room(now);
    BookSide other = taker.otherSide();
    for (int rank = other.best(); rank >= taker.worstRank(); rank--) {
      for (Order maker = other.level(rank).first; maker != null; maker = maker.behind) {
        if (filled == upTo) {
          return true;
        }
        if (maker.member != taker.member) {
          long count = Math.min(upTo - filled, maker.left);
          add(maker.price(), count);
          if (filled >= room) {
            return false;
          }
        } else if (taker.selfTrade == SelfTrade.TAKER_AT_CROSS) {
          return false;
        }
      }
    }
    return true;
  }

  private void add(int price, long count) {
    if (fills == prices.length) {
      prices = Arrays.copyOf(prices, 2 * fills + 4);
      counts = Arrays.copyOf(counts, 2 * fills + 4);
    }
    prices[fills] = price;
    counts[fills] = count;
    fills++;
    filled += count;
  }
}
