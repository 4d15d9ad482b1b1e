package io.rec.venuesimulator.book;

import io.rec.domain.market.HourlyCalendar;
import io.rec.domain.market.NewYork;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.price.Noise;
import java.time.Instant;
import java.time.LocalTime;

/**
 * The makers of the exchange as a function: fair value, a spread that widens when the price runs,
 * and depth that thins out with it and with the distance from the money. During a pause the book of
 * the pause's first moment stands.
 */
public final class Quoting {

  private static final int DEPTH = 12;
  private static final long BASE_COUNT = 80_000;
  private static final long LEVEL_LIVES_MILLIS = 3_000;
  private static final double CALM_HALF_SPREAD = 0.55;
  private static final double NERVOUS_SECONDS = 90;
  private static final LocalTime PAUSE_BEGINS = LocalTime.of(3, 0);

  private Quoting() {}

  /** Cheaper than the whole book; equal to its touch as long as nobody took anything. */
  public static Touch touch(ListedMarket market, long epochMillis) {
    long at = quotedAt(epochMillis);
    if (!trades(market, at)) {
      return Touch.EMPTY;
    }
    double cents = 100 * Fair.chance(market, at);
    double half = halfSpread(market, at, cents);
    int bid = (int) Math.floor(cents - half);
    int ask = (int) Math.ceil(cents + half);
    return new Touch(Math.clamp(bid, Touch.NO_BID, 98), Math.clamp(ask, 2, Touch.NO_ASK));
  }

  public static Book book(ListedMarket market, long epochMillis) {
    Touch touch = touch(market, epochMillis);
    if (touch.equals(Touch.EMPTY)) {
      return Book.EMPTY;
    }
    long at = quotedAt(epochMillis);
    double thinner = 1 / market.coin().restlessness(at);
    long[] yes = new long[Touch.NO_ASK];
    long[] no = new long[Touch.NO_ASK];
    for (int away = 0; away < DEPTH; away++) {
      int bid = touch.bid() - away;
      int noBid = Touch.NO_ASK - touch.ask() - away;
      if (bid > 0) {
        yes[bid] = count(market, bid, at, away, thinner);
      }
      if (noBid > 0) {
        no[noBid] = count(market, Touch.NO_ASK + noBid, at, away, thinner);
      }
    }
    return new Book(yes, no);
  }

  /** The instant whose book stands: itself, or the beginning of the pause it lies in. */
  private static long quotedAt(long epochMillis) {
    Instant now = Instant.ofEpochMilli(epochMillis);
    return HourlyCalendar.isPaused(now)
        ? NewYork.at(now).with(PAUSE_BEGINS).toInstant().toEpochMilli()
        : epochMillis;
  }

  private static boolean trades(ListedMarket market, long epochMillis) {
    return epochMillis >= market.times().open().toEpochMilli()
        && epochMillis < market.times().close().toEpochMilli();
  }

  private static double halfSpread(ListedMarket market, long at, double cents) {
    double left = (market.times().close().toEpochMilli() - at) / 1000.0;
    double nearMoney = 4 * cents * (100 - cents) / 10_000;
    double nervous = left < NERVOUS_SECONDS ? 1 - left / NERVOUS_SECONDS : 0;
    double restless = market.coin().restlessness(at) - 1;
    return CALM_HALF_SPREAD + nearMoney * (0.35 * restless + nervous);
  }

  /** Levels change size every few seconds, each at a moment of its own. */
  private static long count(ListedMarket market, int place, long at, int away, double thinner) {
    long seed = market.seed() + 7919L * place;
    long turn = Math.floorDiv(at + (Noise.bits(seed) & 0xFFF), LEVEL_LIVES_MILLIS);
    double share = 0.4 + 1.2 * Noise.unit(seed, turn);
    long count = Math.round(BASE_COUNT * share * thinner * (1 + 0.35 * away));
    boolean whole = Noise.unit(seed + 1, turn) < 0.8;
    return Math.max(100, whole ? count / 100 * 100 : count);
  }
}
