package io.rec.benchmarks.matching;

import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.PriceGrid;
import io.rec.venuesimulator.matching.message.SelfTrade;
import io.rec.venuesimulator.matching.message.Side;
import io.rec.venuesimulator.matching.message.TimeInForce;

/**
 * An endless seeded flow for the forty markets of an event: of a hundred commands ten cross and
 * take one to three orders each, five change an order, the others rest within a dozen cents of a
 * wandering middle or cancel, as many of each as keep the books at their depth.
 */
final class MixedFlow {
  static final int MARKETS = 40;
  static final int MEMBERS = 24;

  /** Twelve levels on two sides of each market with eight orders each. */
  private static final int DEPTH = MARKETS * 2 * 12 * 8;

  private static final int REMEMBERED = 1 << 15;
  private static final int REACH = 12;

  private final int[] middles = new int[MARKETS];
  private final int[] members = new int[REMEMBERED];
  private final int[] markets = new int[REMEMBERED];
  private final int[] prices = new int[REMEMBERED];
  private final Side[] sides = new Side[REMEMBERED];
  private final boolean[] rests = new boolean[REMEMBERED];
  private long state = 20261126;
  private long now = 1_700_000_000_000L;
  private long orders;
  private int resting;

  MixedFlow() {
    for (int market = 0; market < MARKETS; market++) {
      middles[market] = 20 + market * 60 / MARKETS;
    }
  }

  boolean isDeep() {
    return resting >= DEPTH;
  }

  Command next() {
    now += below(3) == 0 ? 1 : 0;
    if (rests[slot(orders + 1)]) {
      return cancel(orders + 1 - REMEMBERED);
    }
    int chance = below(100);
    if (chance < 10) {
      return cross();
    }
    if (chance < 15) {
      return change();
    }
    return chance < (isDeep() ? 45 : 75) ? rest() : cancel(pick());
  }

  /** Learns from the engine which orders still rest. */
  void on(Event event) {
    switch (event) {
      case Event.Resting e -> set(e.order(), true);
      case Event.Canceled e -> set(e.order(), false);
      case Event.Fill e -> {
        if (e.makerLeft() == 0) {
          set(e.makerOrder(), false);
        }
      }
      case Event.Accepted e -> {}
      case Event.Amended e -> set(e.order(), e.keepsPlace());
      case Event.Decreased e -> {}
      case Event.Rejected e -> {}
      case Event.GroupChanged e -> {}
    }
  }

  private void set(long order, boolean now) {
    int slot = slot(order);
    if (rests[slot] != now) {
      rests[slot] = now;
      resting += now ? 1 : -1;
    }
  }

  /** One that rests near the middle of a market. */
  Command rest() {
    int market = below(MARKETS);
    if (below(50) == 0) {
      middles[market] = Math.clamp(middles[market] + below(3) - 1, REACH + 2, 98 - REACH);
    }
    boolean bid = below(2) == 0;
    int away = 1 + Math.min(below(REACH), below(REACH));
    int cents = middles[market] + (bid ? -away : away);
    return place(market, bid, cents, 100L * (1 + below(300)), TimeInForce.GOOD_TILL_CANCELED);
  }

  private Command cross() {
    int market = below(MARKETS);
    boolean bid = below(2) == 0;
    int cents = middles[market] + (bid ? 4 : -4);
    return place(market, bid, cents, 1 + below(40_000), TimeInForce.IMMEDIATE_OR_CANCEL);
  }

  private Command place(int market, boolean bid, int cents, long count, TimeInForce timeInForce) {
    orders++;
    int slot = slot(orders);
    members[slot] = below(MEMBERS);
    markets[slot] = market;
    prices[slot] = cents * 100;
    sides[slot] = bid ? Side.BID : Side.ASK;
    return new Command.Place(
        now,
        members[slot],
        market,
        orders,
        sides[slot],
        prices[slot],
        count,
        timeInForce,
        SelfTrade.MAKER,
        false,
        false,
        false,
        Command.NONE,
        Command.NONE);
  }

  private Command cancel(long order) {
    int slot = slot(order);
    return new Command.Cancel(now, members[slot], markets[slot], order);
  }

  /** One cent up or down, or half the size. */
  private Command change() {
    long order = pick();
    int slot = slot(order);
    if (below(2) == 0) {
      return new Command.DecreaseTo(now, members[slot], markets[slot], order, 5_000);
    }
    prices[slot] = Math.clamp(prices[slot] + (below(2) == 0 ? 100 : -100), 100, 9_900);
    long count = 100L * (1 + below(300));
    return new Command.Amend(
        now,
        members[slot],
        markets[slot],
        order,
        sides[slot],
        prices[slot],
        count,
        Command.SAME_EXPIRY);
  }

  /** One that rests, if a few tries find one; traders cancel what is gone at times, too. */
  private long pick() {
    long order = orders;
    for (int tries = 0; tries < 8; tries++) {
      order = Math.max(1, orders - below(REMEMBERED - 1));
      if (rests[slot(order)]) {
        return order;
      }
    }
    return order;
  }

  private static int slot(long order) {
    return (int) order & (REMEMBERED - 1);
  }

  private int below(int bound) {
    state ^= state << 13;
    state ^= state >>> 7;
    state ^= state << 17;
    return (int) (((state >>> 33) * bound) >>> 31);
  }

  static PriceGrid grid() {
    return PriceGrid.LINEAR_CENT;
  }
}
