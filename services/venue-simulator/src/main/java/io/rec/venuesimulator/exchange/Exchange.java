package io.rec.venuesimulator.exchange;

import io.rec.domain.market.HourlyCalendar;
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
 * All markets in motion. A step moves the makers and the public to the clock's present, one event
 * after the other; members act between the steps and between the events of one. What REST shows and
 * what the stream told are the state after the last of either. All state is guarded by one lock.
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

  /** In turn, so that a member gets in between the events of a step. */
  private final ReentrantLock lock = new ReentrantLock(true);

  private final ReentrantLock stepping = new ReentrantLock();
  private final Floor floor = new Floor();
  private final TradeLog log = new TradeLog();
  private final DayBefore dayBefore = new DayBefore(log);
  private final Board board;
  private final Motion motion;
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
    this.motion = new Motion(listings, results, floor, board);
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
    stepping.lock();
    try {
      consistently(this::begin).ifPresent(this::carryOut);
    } finally {
      stepping.unlock();
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
        motion.quote(pit.get(), now(), at);
        board.publish(floor, Optional.empty(), Optional.empty(), at);
        board.tell(market, active ? Turn.ACTIVATED : Turn.DEACTIVATED, now().toEpochMilli());
      }
    } finally {
      lock.unlock();
    }
  }

  private Optional<Motion.Step> begin() {
    Instant now = stepBegin(clock.instant());
    if (now.toEpochMilli() <= steppedTo) {
      return Optional.empty();
    }
    boolean first = steppedTo == 0;
    Instant before = first ? now : Instant.ofEpochMilli(steppedTo);
    steppedTo = now.toEpochMilli();
    forgetAllBut(listings.at(now));
    // The quotes of the pause's first moment stand during it, so they are put before it begins.
    TradingPhase phase = phase(now);
    return Optional.of(
        new Motion.Step(
            first, before, now, phase == TradingPhase.TRADING_PAUSED ? floor.phase() : phase));
  }

  private void carryOut(Motion.Step step) {
    for (ListedEvent event : listings.at(step.now())) {
      inTurn(() -> motion.move(step, event));
    }
    inTurn(
        () -> {
          floor.phase(phase(step.now()), step.at());
          floor.sweep(step.at());
          board.publish(floor, Optional.empty(), Optional.empty(), step.at());
          motion.end(step);
        });
  }

  private void inTurn(Runnable part) {
    lock.lock();
    try {
      part.run();
    } finally {
      lock.unlock();
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

  private static Instant stepBegin(Instant instant) {
    return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), STEP_MILLIS) * STEP_MILLIS);
  }
}
