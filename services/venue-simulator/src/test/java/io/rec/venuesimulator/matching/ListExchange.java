package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.CancelReason;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.Event.GroupChanged.Change;
import io.rec.venuesimulator.matching.message.PriceGrid;
import io.rec.venuesimulator.matching.message.Refusal;
import io.rec.venuesimulator.matching.message.SelfTrade;
import io.rec.venuesimulator.matching.message.Side;
import io.rec.venuesimulator.matching.message.TimeInForce;
import io.rec.venuesimulator.matching.message.TradingPhase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The exchange's rules once more, as plainly as they can be written: one list of resting orders in
 * the order they joined their queues, searched from end to end for everything. It knows no money.
 */
public final class ListExchange {

  /** A resting order as others may look at it. */
  public record Line(long order, int member, int market, Side side, int price, long left) {}

  private final Map<Integer, PriceGrid> grids = new HashMap<>();
  private final Set<Integer> inactive = new HashSet<>();
  private final Set<Integer> closed = new HashSet<>();
  private ListGroups groups = new ListGroups();
  private final Map<List<Integer>, Long> positions = new HashMap<>();
  private final List<Waiting> queue = new ArrayList<>();
  private TradingPhase phase = TradingPhase.OPEN;
  private long trades;
  private List<Event> events = new ArrayList<>();

  public ListExchange copy() {
    ListExchange copy = new ListExchange();
    copy.grids.putAll(grids);
    copy.inactive.addAll(inactive);
    copy.closed.addAll(closed);
    copy.groups = groups.copy();
    copy.positions.putAll(positions);
    queue.forEach(order -> copy.queue.add(order.copy()));
    copy.phase = phase;
    copy.trades = trades;
    return copy;
  }

  public List<Line> resting() {
    return queue.stream().map(Waiting::line).toList();
  }

  public long position(int member, int market) {
    return positions.getOrDefault(List.of(member, market), 0L);
  }

  public long ahead(long order) {
    Waiting asked = find(order, waiting -> true).orElseThrow();
    long ahead = 0;
    for (Waiting each : queue) {
      if (each == asked) {
        return ahead;
      }
      if (sameQueue(each, asked)) {
        ahead += each.left;
      }
    }
    throw new IllegalStateException("it is in the list");
  }

  public List<Event> apply(Command command) {
    events = new ArrayList<>();
    if (command instanceof Command.Request request) {
      request(request)
          .ifPresent(
              refusal ->
                  events.add(
                      new Event.Rejected(
                          request.at(), request.member(), request.order(), refusal)));
    } else {
      rule(command);
    }
    groups.reached().forEach(group -> trigger(group, command.at()));
    return events;
  }

  private void rule(Command command) {
    long at = command.at();
    switch (command) {
      case Command.ListMarket list -> grids.put(list.market(), list.grid());
      case Command.SetActive change -> {
        boolean woken = change.active() && inactive.remove(change.market());
        if (!change.active()) {
          inactive.add(change.market());
        }
        if (woken) {
          cancelMarket(change.market(), at, CancelReason.HALT, order -> true);
        }
      }
      case Command.CloseMarket close -> {
        closed.add(close.market());
        cancelMarket(close.market(), at, CancelReason.CLOSE, order -> true);
      }
      case Command.SetPhase change -> {
        boolean stops = phase == TradingPhase.OPEN && change.phase() != TradingPhase.OPEN;
        phase = change.phase();
        if (stops) {
          grids.keySet().stream()
              .sorted()
              .forEach(
                  market ->
                      cancelMarket(
                          market, at, CancelReason.HALT, order -> order.placed.cancelOnPause()));
        }
      }
      case Command.Sweep sweep ->
          queue.stream()
              .filter(order -> order.expiresAt > 0 && order.expiresAt <= at)
              .sorted(
                  Comparator.comparingLong((Waiting order) -> order.expiresAt)
                      .thenComparingLong(order -> order.placed.order()))
              .toList()
              .forEach(order -> cancel(order, at, CancelReason.EXPIRY));
      case Command.Request request -> throw new IllegalArgumentException(request.toString());
    }
  }

  private void cancelMarket(int market, long at, CancelReason reason, Predicate<Waiting> which) {
    for (Side side : Side.values()) {
      queue.stream()
          .filter(order -> order.placed.market() == market && order.placed.side() == side)
          .filter(which)
          .sorted(better(side))
          .toList()
          .forEach(order -> cancel(order, at, reason));
    }
  }

  private static Comparator<Waiting> better(Side side) {
    Comparator<Waiting> cheapest = Comparator.comparingInt(order -> order.price);
    return side == Side.ASK ? cheapest : cheapest.reversed();
  }

  private Optional<Refusal> request(Command.Request request) {
    return switch (request) {
      case Command.Place place -> place(place);
      case Command.Amend amend -> amend(amend);
      case Command.Cancel cancel ->
          shrink(cancel, cancel.market(), true, order -> cancel(order, cancel.at()));
      case Command.DecreaseBy decrease ->
          decrease.by() <= 0
              ? Optional.of(Refusal.INVALID_COUNT)
              : shrink(
                  decrease,
                  decrease.market(),
                  false,
                  order -> decrease(order, Math.min(decrease.by(), order.left), decrease.at()));
      case Command.DecreaseTo decrease ->
          decrease.to() < 0
              ? Optional.of(Refusal.INVALID_COUNT)
              : shrink(
                  decrease,
                  decrease.market(),
                  false,
                  order -> decrease(order, Math.max(0, order.left - decrease.to()), decrease.at()));
      case Command.CancelAll cancel -> {
        if (phase == TradingPhase.EXCHANGE_PAUSED) {
          yield Optional.of(Refusal.EXCHANGE_PAUSED);
        }
        cancelAll(order -> order.placed.member() == cancel.member(), cancel.at());
        yield Optional.empty();
      }
      case Command.CreateGroup create -> group(create);
      case Command.GroupRequest change -> group(change);
    };
  }

  private void cancelAll(Predicate<Waiting> which, long at) {
    oldestFirst(which).forEach(order -> cancel(order, at, CancelReason.USER));
  }

  private List<Waiting> oldestFirst(Predicate<Waiting> which) {
    return queue.stream()
        .filter(which)
        .sorted(Comparator.comparingLong(order -> order.placed.order()))
        .toList();
  }

  private Optional<Refusal> group(Command.CreateGroup create) {
    if (phase == TradingPhase.EXCHANGE_PAUSED) {
      return Optional.of(Refusal.EXCHANGE_PAUSED);
    }
    if (phase == TradingPhase.TRADING_PAUSED) {
      return Optional.of(Refusal.TRADING_PAUSED);
    }
    if (create.limit() <= 0) {
      return Optional.of(Refusal.INVALID_GROUP_LIMIT);
    }
    groups.create(create);
    tell(create.group(), create.at(), Change.CREATED);
    return Optional.empty();
  }

  private Optional<Refusal> group(Command.GroupRequest change) {
    if (phase == TradingPhase.EXCHANGE_PAUSED) {
      return Optional.of(Refusal.EXCHANGE_PAUSED);
    }
    if (phase == TradingPhase.TRADING_PAUSED
        && (change instanceof Command.LimitGroup || change instanceof Command.ResetGroup)) {
      return Optional.of(Refusal.TRADING_PAUSED);
    }
    long group = change.group();
    if (!groups.owns(change.member(), group)) {
      return Optional.of(Refusal.GROUP_NOT_FOUND);
    }
    switch (change) {
      case Command.LimitGroup limit -> {
        if (limit.limit() <= 0) {
          return Optional.of(Refusal.INVALID_GROUP_LIMIT);
        }
        tell(group, limit.at(), Change.LIMITED);
        groups.limit(limit);
      }
      case Command.TriggerGroup trigger -> trigger(group, trigger.at());
      case Command.ResetGroup reset -> {
        groups.reset(group);
        tell(group, reset.at(), Change.RESET);
      }
      case Command.DeleteGroup delete -> {
        tell(group, delete.at(), Change.DELETED);
        groups.delete(group);
        cancelGroup(group, delete.at());
      }
    }
    return Optional.empty();
  }

  private void trigger(long group, long at) {
    groups.trigger(group);
    tell(group, at, Change.TRIGGERED);
    cancelGroup(group, at);
  }

  private void cancelGroup(long group, long at) {
    oldestFirst(order -> order.placed.group() == group)
        .forEach(order -> cancel(order, at, CancelReason.GROUP));
  }

  private void tell(long group, long at, Change change) {
    events.add(new Event.GroupChanged(at, groups.owner(group), group, change));
  }

  private Optional<Refusal> place(Command.Place asked) {
    Optional<Refusal> refusal = refuse(asked);
    if (refusal.isPresent()) {
      return refusal;
    }
    Waiting order = new Waiting(asked);
    if (asked.postOnly() && next(order).isPresent()) {
      return Optional.of(Refusal.POST_ONLY_CROSS);
    }
    if (asked.timeInForce() == TimeInForce.FILL_OR_KILL && !fillsWholly(order)) {
      return Optional.of(Refusal.FILL_OR_KILL_UNFILLED);
    }
    events.add(
        new Event.Accepted(
            asked.at(),
            asked.market(),
            asked.member(),
            asked.order(),
            asked.side(),
            asked.price(),
            asked.count()));
    long held = -asked.side().signed(position(asked.member(), asked.market()));
    long upTo = asked.reduceOnly() ? Math.min(asked.count(), Math.max(0, held)) : asked.count();
    Optional<CancelReason> stopped = take(order, upTo, asked.at());
    if (order.left == 0) {
      return Optional.empty();
    }
    if (stopped.isEmpty() && asked.timeInForce() == TimeInForce.GOOD_TILL_CANCELED) {
      rest(order, asked.at());
    } else {
      CancelReason rest =
          asked.reduceOnly() && order.filled == upTo
              ? CancelReason.REDUCE_ONLY
              : CancelReason.IMMEDIATE_OR_CANCEL;
      tellCanceled(order, asked.at(), false, stopped.orElse(rest));
    }
    return Optional.empty();
  }

  private Optional<Refusal> refuse(Command.Place asked) {
    Optional<Refusal> refusal = refuse(asked.market(), Refusal.MARKET_NOT_FOUND);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (!grids.get(asked.market()).allows(asked.price())) {
      return Optional.of(Refusal.INVALID_PRICE);
    }
    if (asked.count() <= 0) {
      return Optional.of(Refusal.INVALID_COUNT);
    }
    if (asked.reduceOnly() && asked.timeInForce() != TimeInForce.IMMEDIATE_OR_CANCEL) {
      return Optional.of(Refusal.REDUCE_ONLY_WITHOUT_IOC);
    }
    if (asked.expiresAt() != 0 && asked.timeInForce() != TimeInForce.GOOD_TILL_CANCELED) {
      return Optional.of(Refusal.EXPIRY_WITHOUT_GTC);
    }
    if (asked.expiresAt() != 0 && asked.expiresAt() <= asked.at()) {
      return Optional.of(Refusal.EXPIRY_IN_THE_PAST);
    }
    if (asked.group() != 0 && !groups.owns(asked.member(), asked.group())) {
      return Optional.of(Refusal.GROUP_NOT_FOUND);
    }
    return groups.isTriggered(asked.group())
        ? Optional.of(Refusal.GROUP_TRIGGERED)
        : Optional.empty();
  }

  private Optional<Refusal> refuse(int market, Refusal unknown) {
    if (!grids.containsKey(market)) {
      return Optional.of(unknown);
    }
    if (closed.contains(market) || inactive.contains(market)) {
      return Optional.of(Refusal.MARKET_INACTIVE);
    }
    return switch (phase) {
      case OPEN -> Optional.empty();
      case TRADING_PAUSED -> Optional.of(Refusal.TRADING_PAUSED);
      case EXCHANGE_PAUSED -> Optional.of(Refusal.EXCHANGE_PAUSED);
    };
  }

  /** On a copy, because that is the plainest way to know. */
  private boolean fillsWholly(Waiting order) {
    ListExchange copy = copy();
    Waiting same = order.copy();
    copy.take(same, same.left, order.placed.at());
    return same.left == 0;
  }

  private Optional<CancelReason> take(Waiting taker, long upTo, long at) {
    long wanted = upTo;
    while (wanted > 0) {
      Optional<Waiting> next = next(taker);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      Waiting maker = next.get();
      if (maker.placed.member() == taker.placed.member()) {
        if (taker.placed.selfTrade() == SelfTrade.TAKER_AT_CROSS) {
          return Optional.of(CancelReason.SELF_TRADE);
        }
        cancel(maker, at, CancelReason.SELF_TRADE);
        continue;
      }
      long count = Math.min(wanted, maker.left);
      wanted -= count;
      fill(taker, maker, count, at);
      if (groups.isTriggered(taker.placed.group())) {
        return Optional.of(CancelReason.GROUP);
      }
    }
    return Optional.empty();
  }

  private Optional<Waiting> next(Waiting taker) {
    Side side = taker.placed.side();
    return queue.stream()
        .filter(order -> order.placed.market() == taker.placed.market())
        .filter(order -> order.placed.side() != side)
        .filter(order -> side == Side.BID ? order.price <= taker.price : order.price >= taker.price)
        .min(better(side.other()));
  }

  private void fill(Waiting taker, Waiting maker, long count, long at) {
    for (Waiting order : List.of(maker, taker)) {
      order.left -= count;
      order.filled += count;
      positions.merge(
          List.of(order.placed.member(), order.placed.market()),
          order.placed.side().signed(count),
          Long::sum);
    }
    events.add(
        new Event.Fill(
            at,
            taker.placed.market(),
            ++trades,
            taker.placed.side(),
            maker.price,
            count,
            taker.placed.member(),
            taker.placed.order(),
            taker.left,
            maker.placed.member(),
            maker.placed.order(),
            maker.left));
    if (maker.left == 0) {
      queue.remove(maker);
    }
    groups.match(maker.placed.group(), at, count);
    groups.match(taker.placed.group(), at, count);
  }

  private void rest(Waiting order, long at) {
    queue.add(order);
    Command.Place placed = order.placed;
    events.add(
        new Event.Resting(
            at,
            placed.market(),
            placed.member(),
            placed.order(),
            placed.side(),
            order.price,
            order.left));
  }

  private Optional<Refusal> amend(Command.Amend asked) {
    Optional<Refusal> refusal = refuse(asked.market(), Refusal.ORDER_NOT_FOUND);
    if (refusal.isPresent()) {
      return refusal;
    }
    Optional<Waiting> found = own(asked, asked.market());
    if (found.isEmpty()) {
      return Optional.of(Refusal.ORDER_NOT_FOUND);
    }
    Waiting order = found.get();
    long left = asked.count() - order.filled;
    if (asked.side() != order.placed.side()) {
      return Optional.of(Refusal.OTHER_SIDE);
    }
    if (!grids.get(asked.market()).allows(asked.price())) {
      return Optional.of(Refusal.INVALID_PRICE);
    }
    if (left <= 0) {
      return Optional.of(Refusal.INVALID_COUNT);
    }
    if (asked.expiresAt() > 0 && asked.expiresAt() <= asked.at()) {
      return Optional.of(Refusal.EXPIRY_IN_THE_PAST);
    }
    Waiting moved = order.copy();
    moved.price = asked.price();
    if (order.placed.postOnly() && next(moved).isPresent()) {
      return Optional.of(Refusal.POST_ONLY_CROSS);
    }
    boolean keepsPlace = asked.price() == order.price && left <= order.left;
    int oldPrice = order.price;
    long oldLeft = order.left;
    order.price = asked.price();
    order.left = left;
    order.expiresAt = asked.expiresAt() < 0 ? order.expiresAt : asked.expiresAt();
    events.add(
        new Event.Amended(
            asked.at(),
            asked.market(),
            asked.member(),
            asked.order(),
            asked.side(),
            oldPrice,
            oldLeft,
            asked.price(),
            left,
            keepsPlace,
            order.expiresAt));
    if (!keepsPlace) {
      queue.remove(order);
      Optional<CancelReason> stopped = take(order, left, asked.at());
      if (order.left > 0 && stopped.isEmpty()) {
        rest(order, asked.at());
      } else if (order.left > 0) {
        tellCanceled(order, asked.at(), false, stopped.get());
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> shrink(
      Command.Request asked, int market, boolean cancels, Consumer<Waiting> how) {
    if (!grids.containsKey(market)) {
      return Optional.of(Refusal.ORDER_NOT_FOUND);
    }
    if (closed.contains(market)) {
      return Optional.of(Refusal.MARKET_INACTIVE);
    }
    if (phase == TradingPhase.TRADING_PAUSED && !cancels) {
      return Optional.of(Refusal.TRADING_PAUSED);
    }
    if (phase == TradingPhase.EXCHANGE_PAUSED) {
      return Optional.of(Refusal.EXCHANGE_PAUSED);
    }
    Optional<Waiting> found = own(asked, market);
    found.ifPresent(how);
    return found.isPresent() ? Optional.empty() : Optional.of(Refusal.ORDER_NOT_FOUND);
  }

  private void decrease(Waiting order, long by, long at) {
    if (by == order.left) {
      cancel(order, at);
      return;
    }
    order.left -= by;
    Line line = order.line();
    events.add(
        new Event.Decreased(
            at,
            line.market(),
            line.member(),
            line.order(),
            line.side(),
            line.price(),
            by,
            line.left()));
  }

  private void cancel(Waiting order, long at) {
    cancel(order, at, CancelReason.USER);
  }

  private void cancel(Waiting order, long at, CancelReason reason) {
    queue.remove(order);
    tellCanceled(order, at, true, reason);
  }

  private void tellCanceled(Waiting order, long at, boolean rested, CancelReason reason) {
    Line line = order.line();
    events.add(
        new Event.Canceled(
            at,
            line.market(),
            line.member(),
            line.order(),
            line.side(),
            line.price(),
            line.left(),
            rested,
            reason));
  }

  private Optional<Waiting> own(Command.Request asked, int market) {
    return find(
        asked.order(),
        order -> order.placed.member() == asked.member() && order.placed.market() == market);
  }

  private Optional<Waiting> find(long id, Predicate<Waiting> which) {
    return queue.stream().filter(order -> order.placed.order() == id).filter(which).findFirst();
  }

  private static boolean sameQueue(Waiting one, Waiting other) {
    return one.placed.market() == other.placed.market()
        && one.placed.side() == other.placed.side()
        && one.price == other.price;
  }
}
