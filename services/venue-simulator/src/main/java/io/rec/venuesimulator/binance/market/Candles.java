package io.rec.venuesimulator.binance.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A pair's trades added up; hours and days that are over are kept. */
public final class Candles {

  private static final long HOUR = 3_600;
  private static final long DAY = 86_400;

  private final Tape tape;
  private final Map<Long, Candle> hours = new ConcurrentHashMap<>();
  private final Map<Long, Candle> days = new ConcurrentHashMap<>();

  public Candles(Tape tape) {
    this.tape = tape;
  }

  /** The candle that the instant is in, as far as it has come. */
  public Candle current(Interval interval, long millis) {
    long begin = interval.begin(Math.floorDiv(millis, 1000));
    return candle(interval, begin, millis);
  }

  /** What was traded in so many seconds before an instant. */
  public Candle last(long seconds, long millis) {
    long until = Math.floorDiv(millis, 1000) + 1;
    long from = Math.max(Tape.FIRST_SECOND, until - seconds);
    Sum sum = new Sum();
    add(sum, from, until);
    return sum.candle(from * 1000, until * 1000);
  }

  /**
   * Candles that begin in a stretch of time, oldest first: from its start on if it has one, else
   * those before its end.
   */
  public List<Candle> all(
      Interval interval, Optional<Long> start, Optional<Long> end, int limit, long nowMillis) {
    long endSecond = Math.floorDiv(Math.min(nowMillis, end.orElse(nowMillis)), 1000);
    long newest = interval.begin(endSecond);
    long oldest = interval.begin(Tape.FIRST_SECOND);
    long begin =
        start.map(millis -> from(interval, millis)).orElse(interval.back(newest, limit - 1));
    List<Candle> candles = new ArrayList<>();
    for (long at = Math.max(oldest, begin); at <= newest && candles.size() < limit; ) {
      candles.add(candle(interval, at, nowMillis));
      at = interval.next(at);
    }
    return candles;
  }

  private static long from(Interval interval, long millis) {
    long second = Math.ceilDiv(millis, 1000);
    long begin = interval.begin(second);
    return begin == second ? begin : interval.next(begin);
  }

  private Candle candle(Interval interval, long begin, long nowMillis) {
    long end = interval.next(begin);
    Sum sum = new Sum();
    long until = Math.min(end, Math.floorDiv(nowMillis, 1000) + 1);
    add(sum, Math.max(begin, Tape.FIRST_SECOND), until);
    return sum.candle(begin * 1000, end * 1000);
  }

  /** All hours and days in the range are over: its end is never later than now. */
  private void add(Sum sum, long from, long until) {
    for (long second = from; second < until; ) {
      if (Math.floorMod(second, DAY) == 0 && second + DAY <= until) {
        sum.add(day(second));
        second += DAY;
      } else if (Math.floorMod(second, HOUR) == 0 && second + HOUR <= until) {
        sum.add(hour(second));
        second += HOUR;
      } else {
        long next = Math.min(until, (Math.floorDiv(second, HOUR) + 1) * HOUR);
        tape.addTo(sum, second, next);
        second = next;
      }
    }
  }

  private Candle day(long begin) {
    Candle kept = days.get(begin);
    if (kept != null) {
      return kept;
    }
    Sum sum = new Sum();
    for (long hour = begin; hour < begin + DAY; hour += HOUR) {
      sum.add(hour(hour));
    }
    Candle made = sum.candle(begin * 1000, (begin + DAY) * 1000);
    days.put(begin, made);
    return made;
  }

  private Candle hour(long begin) {
    return hours.computeIfAbsent(
        begin,
        from -> {
          Sum sum = new Sum();
          tape.addTo(sum, from, from + HOUR);
          return sum.candle(from * 1000, (from + HOUR) * 1000);
        });
  }
}
