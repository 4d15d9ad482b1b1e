package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.book.Quoting;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.calendar.Listings;
import io.rec.venuesimulator.calendar.MarketStatus;
import io.rec.venuesimulator.calendar.SettlementRule;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All markets in motion. A step moves every book to the clock's present; what REST shows and what
 * the stream told are the state after the last step. All state is guarded by one lock.
 */
public final class Exchange {

  /**
   * Books stand on multiples of this. They are a function of seed and instant, so two runs with the
   * same clock see the same ones however they got there.
   */
  public static final long STEP_MILLIS = 250;

  private final Listings listings;
  private final Clock clock;
  private final Results results;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<MarketListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<ListedEvent, Tape> tapes = new HashMap<>();
  private final Map<ListedMarket, Standing> standings = new HashMap<>();
  private final DayBefore dayBefore = new DayBefore();
  private final Set<String> deactivated = new HashSet<>();
  private final Map<String, Instant> switched = new HashMap<>();
  private long steppedTo;

  public Exchange(Listings listings, SettlementRule rule, Clock clock) {
    this.listings = listings;
    this.clock = clock;
    this.results = new Results(rule);
  }

  public Listings listings() {
    return listings;
  }

  public Results results() {
    return results;
  }

  public void listen(MarketListener listener) {
    listeners.add(listener);
  }

  /** Nothing moves while the question is answered; a snapshot taken here fits what follows. */
  public <T> T consistently(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  /** The instant of the last step; before the first one, the clock's. */
  public Instant now() {
    return consistently(
        () -> steppedTo == 0 ? stepBegin(clock.instant()) : Instant.ofEpochMilli(steppedTo));
  }

  public Standing standing(ListedMarket market) {
    return consistently(() -> standings.computeIfAbsent(market, this::freshStanding));
  }

  /** How the market stood 24 hours before the last step, if it was open then. */
  public Optional<Earlier> dayBefore(ListedMarket market) {
    return consistently(() -> dayBefore.of(listings.event(market), market, now()));
  }

  /** Moves everything to the clock's present and tells the listeners what changed. */
  public void step() {
    lock.lock();
    try {
      Instant now = stepBegin(clock.instant());
      if (now.toEpochMilli() > steppedTo) {
        boolean first = steppedTo == 0;
        Instant before = first ? now : Instant.ofEpochMilli(steppedTo);
        steppedTo = now.toEpochMilli();
        List<ListedEvent> listed = listings.at(now);
        forgetAllBut(listed);
        for (ListedEvent event : listed) {
          step(event, before, now);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Pauses or resumes one market, as the exchange's staff would. */
  public void setActive(ListedMarket market, boolean active) {
    lock.lock();
    try {
      boolean changed = active ? deactivated.remove(market.name()) : deactivated.add(market.name());
      if (changed) {
        long at = now().toEpochMilli();
        switched.put(market.name(), now());
        move(market, tape(market), List.of(), at);
        tell(market, active ? Turn.ACTIVATED : Turn.DEACTIVATED, at);
      }
    } finally {
      lock.unlock();
    }
  }

  private void step(ListedEvent event, Instant before, Instant now) {
    if (passed(event.times().created(), before, now)) {
      // It begins empty, also when one step of a fast clock leads past its opening.
      event
          .markets()
          .forEach(
              market -> {
                standings.put(market, Standing.created(market));
                tell(market, Turn.CREATED, now.toEpochMilli());
              });
      listeners.forEach(listener -> listener.eventCreated(event));
    }
    MarketStatus was = event.times().status(before);
    if (was == MarketStatus.FINALIZED) {
      return;
    }
    Tape tape = tapes.computeIfAbsent(event, Tape::new);
    List<Trade> trades = tape.advance(now.toEpochMilli());
    for (ListedMarket market : event.markets()) {
      move(market, tape, of(market, trades), now.toEpochMilli());
    }
    turn(event, event.times().determined(), Turn.DETERMINED, before, now);
    turn(event, event.times().finalized(), Turn.SETTLED, before, now);
  }

  private static List<Trade> of(ListedMarket market, List<Trade> trades) {
    return trades.isEmpty()
        ? List.of()
        : trades.stream().filter(trade -> trade.market().equals(market)).toList();
  }

  private void turn(ListedEvent event, Instant at, Turn turn, Instant before, Instant now) {
    if (passed(at, before, now)) {
      event.markets().forEach(market -> tell(market, turn, at.toEpochMilli()));
    }
  }

  private void move(ListedMarket market, Tape tape, List<Trade> trades, long at) {
    Standing was = standings.computeIfAbsent(market, this::freshStanding);
    Standing is = stand(market, tape, at);
    standings.put(market, is);
    List<Book.Change> changes = is.book().since(was.book());
    boolean quiet = changes.isEmpty() && is.figures().equals(was.figures());
    for (MarketListener listener : listeners) {
      if (!changes.isEmpty()) {
        listener.bookChanged(market, changes, at);
      }
      trades.forEach(listener::traded);
      if (!quiet) {
        listener.tickerChanged(market, is, at);
      }
    }
  }

  private Standing stand(ListedMarket market, Tape tape, long at) {
    MarketStatus status = market.times().status(Instant.ofEpochMilli(at));
    boolean inactive = status == MarketStatus.ACTIVE && deactivated.contains(market.name());
    Book book = inactive ? Book.EMPTY : Quoting.book(market, at);
    for (Trade trade : of(market, tape.recent())) {
      book = book.without(trade.maker(), trade.makerCents(), trade.count());
    }
    return new Standing(
        book,
        tape.of(market.number()),
        inactive ? MarketStatus.INACTIVE : status,
        updated(market, Instant.ofEpochMilli(at)));
  }

  private Instant updated(ListedMarket market, Instant now) {
    Instant turned = market.times().lastTurn(now);
    Instant paused = switched.getOrDefault(market.name(), turned);
    return paused.isAfter(turned) ? paused : turned;
  }

  private Standing freshStanding(ListedMarket market) {
    return stand(market, tape(market), now().toEpochMilli());
  }

  private Tape tape(ListedMarket market) {
    Tape tape = tapes.computeIfAbsent(listings.event(market), Tape::new);
    tape.advance(now().toEpochMilli());
    return tape;
  }

  private void tell(ListedMarket market, Turn turn, long at) {
    listeners.forEach(listener -> listener.turned(market, turn, at));
  }

  private void forgetAllBut(List<ListedEvent> listed) {
    Set<ListedEvent> known = new HashSet<>(listed);
    if (tapes.keySet().retainAll(known)) {
      List<ListedMarket> markets = new ArrayList<>();
      known.forEach(event -> markets.addAll(event.markets()));
      standings.keySet().retainAll(new HashSet<>(markets));
      dayBefore.forgetAllBut(known);
    }
  }

  private static boolean passed(Instant at, Instant before, Instant now) {
    return at.isAfter(before) && !at.isAfter(now);
  }

  private static Instant stepBegin(Instant instant) {
    return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), STEP_MILLIS) * STEP_MILLIS);
  }
}
