package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.PriceGrid;
import io.rec.venuesimulator.matching.message.SelfTrade;
import io.rec.venuesimulator.matching.message.Side;
import io.rec.venuesimulator.matching.message.TimeInForce;
import io.rec.venuesimulator.matching.message.TradingPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What several members might do, mostly sensible and sometimes not; equal for equal seeds. */
public final class RandomCommands {

  public static final int MEMBERS = 5;
  public static final List<PriceGrid> GRIDS =
      List.of(PriceGrid.LINEAR_CENT, PriceGrid.DECI_CENT, PriceGrid.TAPERED_DECI_CENT);

  private static final int REMEMBERED = 40;

  private record Known(long order, int member, int market, Side side, int price, long count) {}

  private final Random random;
  private final List<Known> known = new ArrayList<>();
  private long now = 1_700_000_000_000L;
  private long orders;
  private long groups;
  private TradingPhase phase = TradingPhase.OPEN;
  private int asleep = -1;

  public RandomCommands(long seed) {
    random = new Random(seed);
  }

  public static List<Command> listings() {
    List<Command> listings = new ArrayList<>();
    for (int market = 0; market < GRIDS.size(); market++) {
      listings.add(new Command.ListMarket(0, market, GRIDS.get(market)));
    }
    return listings;
  }

  public Command next() {
    now += random.nextInt(400);
    if (phase != TradingPhase.OPEN && random.nextInt(10) == 0) {
      phase = TradingPhase.OPEN;
      return new Command.SetPhase(now, phase);
    }
    if (asleep >= 0 && random.nextInt(10) == 0) {
      int woken = asleep;
      asleep = -1;
      return new Command.SetActive(now, woken, true);
    }
    int chance = random.nextInt(1000);
    if (chance < 560) {
      return place();
    }
    if (chance < 700) {
      Known about = pick();
      return new Command.Cancel(now, about.member, about.market, about.order);
    }
    if (chance < 820) {
      return amend();
    }
    return chance < 900 ? decrease() : rare(chance - 900);
  }

  private Command rare(int chance) {
    int member = member();
    if (chance < 40) {
      return new Command.Sweep(now);
    }
    if (chance < 75) {
      return group(member);
    }
    if (chance < 85) {
      return new Command.CancelAll(now, member);
    }
    if (chance < 92) {
      phase = random.nextBoolean() ? TradingPhase.TRADING_PAUSED : TradingPhase.EXCHANGE_PAUSED;
      return new Command.SetPhase(now, phase);
    }
    asleep = market();
    return new Command.SetActive(now, asleep, false);
  }

  private Command group(int member) {
    if (groups < 4 || random.nextInt(8) == 0) {
      groups++;
      return new Command.CreateGroup(now, owner(groups), groups, limit());
    }
    long group = group();
    return switch (random.nextInt(5)) {
      case 0 -> new Command.LimitGroup(now, owner(group), group, limit());
      case 1 -> new Command.TriggerGroup(now, member, group);
      case 2 -> new Command.DeleteGroup(now, member, group);
      default -> new Command.ResetGroup(now, owner(group), group);
    };
  }

  private Command place() {
    int market = random.nextInt(200) == 0 ? 77 : market();
    int member = member();
    Side side = side();
    TimeInForce timeInForce =
        switch (random.nextInt(10)) {
          case 0, 1 -> TimeInForce.IMMEDIATE_OR_CANCEL;
          case 2 -> TimeInForce.FILL_OR_KILL;
          default -> TimeInForce.GOOD_TILL_CANCELED;
        };
    boolean reduceOnly =
        timeInForce == TimeInForce.IMMEDIATE_OR_CANCEL
            ? random.nextInt(3) == 0
            : random.nextInt(100) == 0;
    boolean expires =
        timeInForce == TimeInForce.GOOD_TILL_CANCELED
            ? random.nextInt(6) == 0
            : random.nextInt(100) == 0;
    orders += 1 + random.nextInt(3);
    int price = price(market);
    long count = count();
    known.add(new Known(orders, member, market, side, price, count));
    if (known.size() > REMEMBERED) {
      known.removeFirst();
    }
    return new Command.Place(
        now,
        member,
        market,
        orders,
        side,
        price,
        count,
        timeInForce,
        random.nextBoolean() ? SelfTrade.MAKER : SelfTrade.TAKER_AT_CROSS,
        random.nextInt(12) == 0,
        reduceOnly,
        random.nextInt(3) == 0,
        expires ? now + random.nextInt(20_000) - 500 : Command.NONE,
        random.nextInt(4) == 0 ? groupOf(member) : Command.NONE);
  }

  private Command amend() {
    Known about = pick();
    boolean samePrice = random.nextBoolean();
    boolean sameCount = random.nextBoolean();
    return new Command.Amend(
        now,
        about.member,
        about.market,
        about.order,
        random.nextInt(30) == 0 ? about.side.other() : about.side,
        samePrice ? about.price : price(about.market),
        sameCount ? about.count + random.nextInt(81) - 40 : count(),
        random.nextInt(3) == 0 ? now + random.nextInt(20_000) - 500 : Command.SAME_EXPIRY);
  }

  private Command decrease() {
    Known about = pick();
    return random.nextBoolean()
        ? new Command.DecreaseBy(now, about.member, about.market, about.order, count() / 2)
        : new Command.DecreaseTo(now, about.member, about.market, about.order, count() / 2);
  }

  /** Mostly an order that was placed lately, by whoever placed it. */
  private Known pick() {
    if (known.isEmpty() || random.nextInt(50) == 0) {
      int market = market();
      return new Known(orders + 1, member(), market, side(), price(market), count());
    }
    Known about = known.get(random.nextInt(known.size()));
    return random.nextInt(40) == 0
        ? new Known(about.order, member(), market(), about.side, about.price, about.count)
        : about;
  }

  /** In a narrow band, so that queues form and orders cross. */
  private int price(int market) {
    if (random.nextInt(60) == 0) {
      return random.nextInt(10_100) - 50;
    }
    PriceGrid grid = GRIDS.get(market % GRIDS.size());
    int middle = grid.size() / (market == 1 ? 12 : 2);
    return grid.price(middle + random.nextInt(9) - 4);
  }

  private long count() {
    return switch (random.nextInt(20)) {
      case 0 -> random.nextInt(4) - 1;
      case 1, 2, 3, 4 -> 1 + random.nextInt(400);
      default -> 100L * (1 + random.nextInt(12));
    };
  }

  /** Mostly one of the member's own, if there is one. */
  private long groupOf(int member) {
    if (groups <= member) {
      return Command.NONE;
    }
    long own = 1 + member + MEMBERS * random.nextLong(1 + (groups - 1 - member) / MEMBERS);
    return random.nextInt(20) == 0 ? group() : own;
  }

  private long group() {
    return 1 + random.nextLong(groups);
  }

  private long limit() {
    return random.nextInt(12) == 0 ? 0 : random.nextInt(4_000);
  }

  /** Groups belong to members by turns. */
  private int owner(long group) {
    return (int) ((group - 1) % MEMBERS);
  }

  private int member() {
    return random.nextInt(MEMBERS);
  }

  private int market() {
    return random.nextInt(GRIDS.size());
  }

  private Side side() {
    return random.nextBoolean() ? Side.BID : Side.ASK;
  }
}
