package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.ledger.Clearing;
import io.rec.venuesimulator.ledger.FeeSchedule;
import io.rec.venuesimulator.ledger.Ledger;
import io.rec.venuesimulator.ledger.Money;
import io.rec.venuesimulator.ledger.Precision;
import io.rec.venuesimulator.matching.MatchingEngine;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.PriceGrid;
import io.rec.venuesimulator.matching.message.SelfTrade;
import io.rec.venuesimulator.matching.message.TimeInForce;
import io.rec.venuesimulator.matching.message.TradingPhase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The one engine behind all markets, where makers, public and members trade with each other.
 * Guarded by the exchange's lock.
 */
public final class Floor {

  public static final int MAKERS = 0;
  public static final int PUBLIC = 1;

  /** Numbers of members begin here. */
  public static final int FIRST_MEMBER = 2;

  private static final long DEEP_POCKETS = 1_000_000_000L * Money.DOLLAR;

  private final List<FloorListener> listeners = new CopyOnWriteArrayList<>();
  private final Clearing clearing;
  private final Makers makers;
  private final Map<ListedMarket, Pit> pits = new LinkedHashMap<>();
  private final Map<Integer, Pit> byNumber = new HashMap<>();
  private final Set<Pit> moved = new LinkedHashSet<>();
  private final List<Event.Fill> fills = new ArrayList<>();
  private TradingPhase phase = TradingPhase.OPEN;
  private long lastOrder;
  private int lastMarket;

  Floor() {
    this.clearing =
        new Clearing(this::on, booked -> listeners.forEach(l -> l.booked(booked)), posting -> {});
    this.makers = new Makers(clearing::apply, this::nextOrder);
    for (int member : List.of(MAKERS, PUBLIC)) {
      ledger().open(member, Precision.DIRECT);
      ledger().deposit(0, member, DEEP_POCKETS);
    }
  }

  public void listen(FloorListener listener) {
    listeners.add(listener);
  }

  public Ledger ledger() {
    return clearing.ledger();
  }

  /** For levels and queue positions. */
  public MatchingEngine engine() {
    return clearing.engine();
  }

  /** Numbers rise with each call. */
  public long nextOrder() {
    return ++lastOrder;
  }

  /** Carries out what a member asks for. */
  public void apply(Command.Request request) {
    clearing.apply(request);
    done(request.at());
  }

  /** The engine's number of a market, as long as the market is not paid. */
  public Optional<Integer> number(ListedMarket market) {
    return Optional.ofNullable(pits.get(market)).map(Pit::number);
  }

  public Optional<ListedMarket> market(int number) {
    return Optional.ofNullable(byNumber.get(number)).map(Pit::market);
  }

  /** Does something as if the exchange were open: what members were promised before a restart. */
  public void whileOpen(long at, Runnable deed) {
    TradingPhase now = phase;
    phase(TradingPhase.OPEN, at);
    deed.run();
    phase(now, at);
  }

  TradingPhase phase() {
    return phase;
  }

  void phase(TradingPhase now, long at) {
    if (phase != now) {
      phase = now;
      clearing.apply(new Command.SetPhase(at, now));
      done(at);
    }
  }

  Collection<Pit> pits() {
    return pits.values();
  }

  Optional<Pit> pit(ListedMarket market) {
    return Optional.ofNullable(pits.get(market));
  }

  void list(ListedMarket market, long at) {
    if (!pits.containsKey(market)) {
      Pit pit = new Pit(market, ++lastMarket);
      pits.put(market, pit);
      byNumber.put(pit.number(), pit);
      clearing.list(at, pit.number(), PriceGrid.LINEAR_CENT, FeeSchedule.CRYPTO);
    }
  }

  void setActive(Pit pit, boolean active, long at) {
    clearing.apply(new Command.SetActive(at, pit.number(), active));
    done(at);
  }

  void quote(Pit pit, Book wanted, long at) {
    makers.quote(pit, wanted, at);
    done(at);
  }

  /** The public takes at this price or better, and what is not there it does not get. */
  void take(Pit pit, Trade wanted, long at) {
    clearing.apply(
        new Command.Place(
            at,
            PUBLIC,
            pit.number(),
            nextOrder(),
            Cents.side(wanted.taker()),
            Cents.price(Leg.YES, wanted.yesCents()),
            wanted.count(),
            TimeInForce.IMMEDIATE_OR_CANCEL,
            SelfTrade.TAKER_AT_CROSS,
            false,
            false,
            false,
            Command.NONE,
            Command.NONE));
    done(at);
  }

  void close(Pit pit, long at) {
    if (!pit.closed()) {
      pit.close();
      clearing.apply(new Command.CloseMarket(at, pit.number()));
      done(at);
    }
  }

  /** Pays a market out and is done with it. */
  void settle(Pit pit, boolean yes, long at) {
    clearing
        .settle(at, pit.number(), yes)
        .forEach(settled -> listeners.forEach(listener -> listener.settled(settled)));
    done(at);
    pits.remove(pit.market());
    byNumber.remove(pit.number());
  }

  void sweep(long at) {
    clearing.apply(new Command.Sweep(at));
    done(at);
  }

  /** The markets whose books moved since the last call. */
  List<Pit> takeMoved() {
    List<Pit> taken = List.copyOf(moved);
    moved.clear();
    return taken;
  }

  /** The fills since the last call. */
  List<Event.Fill> takeFills() {
    List<Event.Fill> taken = List.copyOf(fills);
    fills.clear();
    return taken;
  }

  private void on(Event event) {
    Pit pit = byNumber.get(marketOf(event));
    if (pit != null) {
      pit.on(event);
      moved.add(pit);
    }
    if (event instanceof Event.Fill fill) {
      fills.add(fill);
    }
    listeners.forEach(listener -> listener.happened(event));
  }

  private void done(long at) {
    listeners.forEach(listener -> listener.done(at));
  }

  private static int marketOf(Event event) {
    return switch (event) {
      case Event.Resting e -> e.market();
      case Event.Fill e -> e.market();
      case Event.Canceled e -> e.market();
      case Event.Decreased e -> e.market();
      case Event.Amended e -> e.market();
      case Event.Accepted e -> e.market();
      case Event.Rejected e -> 0;
      case Event.GroupChanged e -> 0;
    };
  }
}
