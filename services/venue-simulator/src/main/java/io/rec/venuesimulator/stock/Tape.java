package io.rec.venuesimulator.stock;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every trade of every share, and the bars made of them. While the exchange is open a share trades
 * every five seconds, before and after now and then. Nothing is kept but days that were added up
 * once.
 */
public final class Tape {

  private static final int MOST_KEPT = 200_000;

  private record Day(String symbol, Session session) {}

  private final MarketHours hours;
  private final Map<Day, DaySoFar> kept = new ConcurrentHashMap<>();

  public Tape(MarketHours hours) {
    this.hours = hours;
  }

  public MarketHours hours() {
    return hours;
  }

  /** The last trade that was reported by then. */
  public Print last(Stock stock, Instant now) {
    Session session = hours.latest(now);
    Instant until = now;
    while (true) {
      long slot = lastSlot(session, until);
      for (; slot >= firstSlot(session); slot--) {
        Optional<Print> print = print(stock, session, slot);
        if (print.isPresent()) {
          return print.get();
        }
      }
      session = hours.before(session.date());
      until = session.ends();
    }
  }

  public Quote quote(Stock stock, Instant now) {
    return Quote.behind(stock, last(stock, now));
  }

  /** What the auction at the opening was settled at. */
  public Print opening(Stock stock, Session session) {
    return regular(stock, session, slot(session.open()));
  }

  /** What the auction at the close was settled at. */
  public Print closing(Stock stock, Session session) {
    return regular(stock, session, slot(session.close()) - 1);
  }

  /** The first trade before the opening, if there was one by then. */
  public Optional<Print> firstEarly(Stock stock, Session session, Instant now) {
    return prints(stock, session, session.begins(), earlier(session.open(), now)).stream()
        .filter(print -> print.phase() == Phase.EARLY)
        .findFirst();
  }

  /** The last trade after the close, if there was one by then. */
  public Optional<Print> lastLate(Stock stock, Session session, Instant now) {
    return prints(stock, session, session.close(), now).stream().reduce((one, next) -> next);
  }

  /** Bars of so many milliseconds that divide an hour; a while without a trade has none. */
  public List<Bar> bars(Stock stock, Session session, long lengthMillis, Instant now) {
    List<Bar> bars = new ArrayList<>();
    for (Print print : prints(stock, session, session.begins(), now)) {
      long millis = print.at().toEpochMilli();
      Bar one = Bar.of(millis - Math.floorMod(millis, lengthMillis), print);
      if (!bars.isEmpty() && bars.getLast().startMillis() == one.startMillis()) {
        bars.set(bars.size() - 1, bars.getLast().with(one));
      } else {
        bars.add(one);
      }
    }
    return bars;
  }

  /**
   * A day so far, from midnight: the prices are those of the regular hours, the shares all. None
   * before the opening.
   */
  public Optional<Bar> day(Stock stock, Session session, Instant now) {
    return soFar(stock, session, now).bar();
  }

  /** All that a day has traded so far. */
  public long shares(Stock stock, Session session, Instant now) {
    return soFar(stock, session, now).shares();
  }

  /** The last minute of a day that has traded, as far as it went. */
  public Optional<Bar> lastMinute(Stock stock, Session session, Instant now) {
    Instant minute = last(stock, now).at().truncatedTo(ChronoUnit.MINUTES);
    return prints(stock, session, minute, now).stream()
        .map(print -> Bar.of(minute.toEpochMilli(), print))
        .reduce(Bar::with);
  }

  /** Goes on from where it was asked last. */
  private DaySoFar soFar(Stock stock, Session session, Instant now) {
    if (kept.size() > MOST_KEPT) {
      kept.clear();
    }
    long last = lastSlot(session, now);
    Day key = new Day(stock.symbol(), session);
    DaySoFar known = kept.getOrDefault(key, DaySoFar.before(firstSlot(session)));
    boolean behind = known.slot() <= last;
    DaySoFar day = behind ? known : DaySoFar.before(firstSlot(session));
    long midnight = MarketHours.midnight(session.date()).toEpochMilli();
    while (day.slot() < last) {
      day = day.with(print(stock, session, day.slot() + 1), midnight);
    }
    if (behind) {
      kept.put(key, day);
    }
    return day;
  }

  /** From an instant on, up to and with those at the other. */
  private List<Print> prints(Stock stock, Session session, Instant from, Instant until) {
    List<Print> prints = new ArrayList<>();
    long last = lastSlot(session, until);
    for (long slot = slot(from); slot <= last; slot++) {
      print(stock, session, slot).ifPresent(prints::add);
    }
    return prints;
  }

  private static Optional<Print> print(Stock stock, Session session, long slot) {
    Instant at = Instant.ofEpochMilli(slot * Stock.SLOT_MILLIS);
    return switch (session.phase(at)) {
      case CLOSED -> Optional.empty();
      case OPEN -> Optional.of(regular(stock, session, slot));
      case EARLY, LATE ->
          stock.tradesExtended(slot)
              ? Optional.of(made(stock, at, slot, session.phase(at)))
              : Optional.empty();
    };
  }

  private static Print regular(Stock stock, Session session, long slot) {
    Instant at = Instant.ofEpochMilli(slot * Stock.SLOT_MILLIS);
    return made(stock, at, slot, session.phase(at));
  }

  private static Print made(Stock stock, Instant at, long slot, Phase phase) {
    return new Print(at, slot, stock.cents(slot), stock.shares(slot), stock.lifted(slot), phase);
  }

  private static long firstSlot(Session session) {
    return slot(session.begins());
  }

  private static long lastSlot(Session session, Instant until) {
    return slot(earlier(until, session.ends().minusMillis(1)));
  }

  private static long slot(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), Stock.SLOT_MILLIS);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
