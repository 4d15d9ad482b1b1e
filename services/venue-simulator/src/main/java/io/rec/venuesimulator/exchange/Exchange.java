package io.rec.venuesimulator.exchange;

import io.rec.domain.market.HourlyCalendar;
import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.book.Quoting;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.calendar.Listings;
import io.rec.venuesimulator.calendar.MarketStatus;
import io.rec.venuesimulator.calendar.SettlementRule;
import io.rec.venuesimulator.matching.message.TradingPhase;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All markets in motion. A step moves the makers and the public to the clock's present, members act
 * between the steps; what REST shows and what the stream told are the state after the last of
 * either. All state is guarded by one lock.
 */
public final class Exchange {

  /**
   * Quotes stand on multiples of this. They are a function of seed and instant, so two runs with
   * the same clock see the same ones however they got there, as long as no member traded.
   */
  public static final long STEP_MILLIS = 250;

  private final Listings listings;
  private final Clock clock;
  private final BooleanSupplier down;
  private final Results results;
  private final ReentrantLock lock = new ReentrantLock();
  private final Floor floor = new Floor();
  private final TradeLog log = new TradeLog();
  private final DayBefore dayBefore = new DayBefore(log);
  private final Board board;
  private long steppedTo;

  public Exchange(Listings listings, SettlementRule rule, Clock clock) {
    this(listings, rule, clock, () -> false);
  }

  /** While it is down nobody can write and nothing moves. */
  public Exchange(Listings listings, SettlementRule rule, Clock clock, BooleanSupplier down) {
    this.listings = listings;
    this.board = new Board(listings, log);
    this.clock = clock;
    this.down = down;
    this.results = new Results(rule);
  }

  public Listings listings() {
    return listings;
  }

  public Results results() {
    return results;
  }

  /** What was traded, by anybody. */
  public TradeLog log() {
    return log;
  }

  /** To be told of what the engine does. */
  public void listen(FloorListener listener) {
    floor.listen(listener);
  }

  public void listen(MarketListener listener) {
    board.listen(listener);
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

  /** The same for what only looks at orders and money. */
  public <T> T look(Function<Floor, T> question) {
    return consistently(() -> question.apply(floor));
  }

  /**
   * Lets a member act at the clock's present, and tells the listeners what that changed. The origin
   * goes with the changes of books.
   */
  public <T> T act(Optional<Origin> origin, Function<Floor, T> deed) {
    lock.lock();
    try {
      long at = present();
      floor.phase(phase(Instant.ofEpochMilli(at)), at);
      T result = deed.apply(floor);
      board.publish(floor, origin, Optional.empty(), at);
      return result;
    } finally {
      lock.unlock();
    }
  }

  /** When what happens now happens: never before what the last step did. */
  public long present() {
    return Math.max(clock.millis(), steppedTo);
  }

  /** Whether a market trades at the present; one whose hour is over is closed by that. */
  public boolean trades(ListedMarket market) {
    return consistently(
        () -> {
          long at = present();
          MarketStatus status = market.times().status(Instant.ofEpochMilli(at));
          if (status != MarketStatus.ACTIVE && status != MarketStatus.INITIALIZED) {
            floor.pit(market).ifPresent(pit -> floor.close(pit, at));
          }
          return status == MarketStatus.ACTIVE;
        });
  }

  /** The instant of the last step; before the first one, the clock's. */
  public Instant now() {
    return consistently(
        () -> steppedTo == 0 ? stepBegin(clock.instant()) : Instant.ofEpochMilli(steppedTo));
  }

  public Standing standing(ListedMarket market) {
    return consistently(() -> board.standing(market, now()));
  }

  /** How the market stood 24 hours before the last step, if it was open then. */
  public Optional<Earlier> dayBefore(ListedMarket market) {
    return consistently(() -> dayBefore.of(event(market), market, now()));
  }

  /** Moves everything to the clock's present and tells the listeners what changed. */
  public void step() {
    lock.lock();
    try {
      Instant now = stepBegin(clock.instant());
      if (now.toEpochMilli() > steppedTo) {
        Instant before = steppedTo == 0 ? now : Instant.ofEpochMilli(steppedTo);
        boolean first = steppedTo == 0;
        steppedTo = now.toEpochMilli();
        step(first, before, now);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Pauses or resumes one market, as the exchange's staff would. */
  public void setActive(ListedMarket market, boolean active) {
    lock.lock();
    try {
      long at = present();
      Optional<Pit> pit = floor.pit(market);
      if (pit.isPresent() && board.setActive(market, active, now())) {
        floor.setActive(pit.get(), active, at);
        quote(pit.get(), now(), at);
        board.publish(floor, Optional.empty(), Optional.empty(), at);
        board.tell(market, active ? Turn.ACTIVATED : Turn.DEACTIVATED, now().toEpochMilli());
      }
    } finally {
      lock.unlock();
    }
  }

  private void step(boolean first, Instant before, Instant now) {
    long at = now.toEpochMilli();
    List<ListedEvent> listed = listings.at(now);
    forgetAllBut(listed);
    if (phase(now) != TradingPhase.TRADING_PAUSED) {
      floor.phase(phase(now), at);
    }
    for (ListedEvent event : listed) {
      if (passed(event.times().created(), before, now)) {
        board.created(event, at);
      }
      if (event.times().status(before) != MarketStatus.FINALIZED) {
        event.markets().forEach(market -> floor.list(market, at));
        move(first, event, now);
      }
    }
    floor.phase(phase(now), at);
    floor.sweep(at);
    board.publish(floor, Optional.empty(), Optional.empty(), at);
    end(before, now);
  }

  /** First what the public did since the last step, each with the makers as they stood then. */
  private void move(boolean first, ListedEvent event, Instant now) {
    Tape tape = board.tape(event);
    if (first) {
      tape.catchUp(now.toEpochMilli());
    }
    for (Trade wanted : tape.due(now.toEpochMilli())) {
      Optional<Pit> pit = floor.pit(wanted.market());
      boolean late = wanted.epochMillis() < now.toEpochMilli() - Board.OLDEST_MILLIS;
      if (late || pit.isEmpty()) {
        board.happened(event, wanted);
      } else {
        board.publish(floor, Optional.empty(), Optional.empty(), now.toEpochMilli());
        quote(pit.get(), Instant.ofEpochMilli(wanted.epochMillis()), wanted);
        floor.take(pit.get(), wanted, now.toEpochMilli());
        board.publish(floor, Optional.empty(), Optional.of(wanted), now.toEpochMilli());
      }
    }
    for (ListedMarket market : event.markets()) {
      floor
          .pit(market)
          .ifPresent(
              pit -> {
                if (market.times().close().isAfter(now)) {
                  quote(pit, now, now.toEpochMilli());
                } else {
                  floor.close(pit, now.toEpochMilli());
                }
              });
    }
  }

  private void quote(Pit pit, Instant then, Trade wanted) {
    if (!board.inactive(pit.market())) {
      Book book = Quoting.book(pit.market(), then.toEpochMilli());
      floor.quote(
          pit, book.withAtLeast(wanted.maker(), wanted.makerCents(), wanted.count()), steppedTo);
    }
  }

  private void quote(Pit pit, Instant now, long at) {
    ListedMarket market = pit.market();
    Book book = Book.EMPTY;
    if (!board.inactive(market)) {
      book = Quoting.book(market, now.toEpochMilli());
      for (Trade trade : board.tape(event(market)).recent()) {
        if (trade.market().equals(market)) {
          book = book.without(trade.maker(), trade.makerCents(), trade.count());
        }
      }
    }
    floor.quote(pit, book, at);
  }

  /** Turning points, and the money that goes with the last one. */
  private void end(Instant before, Instant now) {
    for (Pit pit : List.copyOf(floor.pits())) {
      ListedMarket market = pit.market();
      if (passed(market.times().determined(), before, now)) {
        board.tell(market, Turn.DETERMINED, market.times().determined().toEpochMilli());
      }
      if (!market.times().finalized().isAfter(now)) {
        long at = market.times().finalized().toEpochMilli();
        floor.close(pit, at);
        board.publish(floor, Optional.empty(), Optional.empty(), at);
        floor.settle(pit, results.winner(market) == Leg.YES, at);
        board.tell(market, Turn.SETTLED, at);
      }
    }
  }

  private void forgetAllBut(List<ListedEvent> listed) {
    Set<ListedEvent> known = new HashSet<>(listed);
    board.forgetAllBut(known);
    log.forgetAllBut(known);
    dayBefore.forgetAllBut(known);
  }

  private TradingPhase phase(Instant now) {
    if (down.getAsBoolean()) {
      return TradingPhase.EXCHANGE_PAUSED;
    }
    return HourlyCalendar.isPaused(now) ? TradingPhase.TRADING_PAUSED : TradingPhase.OPEN;
  }

  private ListedEvent event(ListedMarket market) {
    return listings.event(market);
  }

  private static boolean passed(Instant at, Instant before, Instant now) {
    return at.isAfter(before) && !at.isAfter(now);
  }

  private static Instant stepBegin(Instant instant) {
    return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), STEP_MILLIS) * STEP_MILLIS);
  }
}
