package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.calendar.Listings;
import io.rec.venuesimulator.calendar.MarketStatus;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.Side;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What everybody sees of the markets, and who is told of its changes. Under the exchange's lock.
 */
final class Board {

  /** What the public wanted longer ago than this is only counted when a step leads past it. */
  static final long OLDEST_MILLIS = 120_000;

  private static final int UNITS_PER_CENT = 100;

  private final Listings listings;
  private final TradeLog log;
  private final List<MarketListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<ListedEvent, Tape> tapes = new HashMap<>();
  private final Map<ListedMarket, Book> books = new HashMap<>();
  private final Set<ListedMarket> deactivated = new HashSet<>();
  private final Map<ListedMarket, Instant> switched = new HashMap<>();

  Board(Listings listings, TradeLog log) {
    this.listings = listings;
    this.log = log;
  }

  void listen(MarketListener listener) {
    listeners.add(listener);
  }

  Tape tape(ListedEvent event) {
    return tapes.computeIfAbsent(event, key -> new Tape(key, log));
  }

  Standing standing(ListedMarket market, Instant now) {
    ListedEvent event = listings.event(market);
    Tape tape = tapes.get(event);
    if (tape == null) {
      tape = tape(event);
      tape.catchUp(now.toEpochMilli());
    }
    MarketStatus status = market.times().status(now);
    boolean paused = status == MarketStatus.ACTIVE && inactive(market);
    return new Standing(
        books.getOrDefault(market, Book.EMPTY),
        tape.of(market.number()),
        paused ? MarketStatus.INACTIVE : status,
        updated(market, now));
  }

  boolean inactive(ListedMarket market) {
    return deactivated.contains(market);
  }

  /** Whether that is a change. */
  boolean setActive(ListedMarket market, boolean active, Instant now) {
    boolean changed = active ? deactivated.remove(market) : deactivated.add(market);
    if (changed) {
      switched.put(market, now);
    }
    return changed;
  }

  void created(ListedEvent event, long at) {
    event.markets().forEach(market -> tell(market, Turn.CREATED, at));
    listeners.forEach(listener -> listener.eventCreated(event));
  }

  void tell(ListedMarket market, Turn turn, long at) {
    listeners.forEach(listener -> listener.turned(market, turn, at));
  }

  /** The public traded, and no order of a member can have been in its way. */
  void happened(ListedEvent event, Trade trade) {
    tape(event).add(trade);
    listeners.forEach(listener -> listener.traded(trade));
  }

  /**
   * Tells what moved since the last time; the trade is the one that the public wanted, if it did.
   */
  void publish(Floor floor, Optional<Origin> origin, Optional<Trade> wanted, long at) {
    List<Event.Fill> fills = floor.takeFills();
    List<Trade> trades = fills.stream().flatMap(f -> trade(floor, f, wanted).stream()).toList();
    wanted
        .filter(trade -> !trades.contains(trade))
        .ifPresent(t -> log.undo(listings.event(t.market()), t));
    for (Trade trade : trades) {
      ListedEvent event = listings.event(trade.market());
      tape(event).add(trade);
      if (!wanted.equals(Optional.of(trade))) {
        log.add(event, trade);
      }
    }
    for (Pit pit : floor.takeMoved()) {
      ListedMarket market = pit.market();
      Book is = pit.book();
      Book was = books.getOrDefault(market, Book.EMPTY);
      List<Book.Change> changes = is.since(was);
      books.put(market, is);
      List<Trade> own = trades.stream().filter(t -> t.market().equals(market)).toList();
      if (!changes.isEmpty() || !own.isEmpty()) {
        Standing standing = standing(market, Instant.ofEpochMilli(at));
        for (MarketListener listener : listeners) {
          if (!changes.isEmpty()) {
            listener.bookChanged(market, changes, origin, at);
          }
          own.forEach(listener::traded);
          listener.tickerChanged(market, standing, at);
        }
      }
    }
  }

  void forgetAllBut(Set<ListedEvent> known) {
    if (tapes.keySet().retainAll(known)) {
      Set<ListedMarket> markets = new HashSet<>();
      known.forEach(event -> markets.addAll(event.markets()));
      books.keySet().retainAll(markets);
      deactivated.retainAll(markets);
      switched.keySet().retainAll(markets);
    }
  }

  /** As the public wanted it, when no member had a part in it. */
  private static Optional<Trade> trade(Floor floor, Event.Fill fill, Optional<Trade> wanted) {
    int cents = fill.price() / UNITS_PER_CENT;
    boolean asWanted =
        fill.taker() == Floor.PUBLIC
            && fill.maker() == Floor.MAKERS
            && wanted.filter(w -> w.count() == fill.count() && w.yesCents() == cents).isPresent();
    if (asWanted) {
      return wanted;
    }
    Leg taker = fill.takerSide() == Side.BID ? Leg.YES : Leg.NO;
    return floor
        .market(fill.market())
        .map(
            market ->
                new Trade(
                    TradeIds.of(market, fill.at(), fill.trade()),
                    market,
                    fill.at(),
                    cents,
                    fill.count(),
                    taker));
  }

  private Instant updated(ListedMarket market, Instant now) {
    Instant turned = market.times().lastTurn(now);
    Instant paused = switched.getOrDefault(market, turned);
    return paused.isAfter(turned) ? paused : turned;
  }
}
