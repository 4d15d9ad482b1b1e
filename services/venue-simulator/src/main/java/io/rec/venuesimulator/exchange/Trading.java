package io.rec.venuesimulator.exchange;

import io.rec.domain.market.HourlyCalendar;
import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.book.Quoting;
import io.rec.venuesimulator.book.Touch;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.price.Noise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The public's trades of one second, as a function of seed and time: mostly near the money. */
public final class Trading {

  private static final int CHANCES = 3;
  private static final double QUIET = 0.12;
  private static final double BUSY = 0.6;
  private static final double BUSY_SECONDS = 600;

  /** Who waited for the new hour trades as it opens. */
  private static final double OPENING_SECONDS = 120;

  private static final double REACH = 1.8;

  /**
   * A market near the money has traded a thousand contracts when its opening is over, as the hourly
   * markets do: less is what rules for entries take for a market that nobody is in.
   */
  private static final double LARGEST = 400;

  private Trading() {}

  /** In the order of their time. */
  public static List<Trade> during(ListedEvent event, long epochSecond) {
    long close = event.times().close().getEpochSecond();
    boolean open = epochSecond >= event.times().open().getEpochSecond() && epochSecond < close;
    if (!open || HourlyCalendar.isPaused(Instant.ofEpochSecond(epochSecond))) {
      return List.of();
    }
    long seed = Noise.bits(event.coin().seed(), close);
    double chance =
        chance(epochSecond - event.times().open().getEpochSecond(), close - epochSecond);
    List<Trade> trades = new ArrayList<>(CHANCES);
    for (int turn = 0; turn < CHANCES; turn++) {
      long place = epochSecond * CHANCES + turn;
      if (Noise.unit(seed, place) < chance) {
        trade(event, Noise.bits(seed + 1, place), epochSecond).ifPresent(trades::add);
      }
    }
    trades.sort(Comparator.comparingLong(Trade::epochMillis));
    return trades;
  }

  private static double chance(double secondsOpen, double secondsLeft) {
    if (secondsOpen < OPENING_SECONDS) {
      return BUSY;
    }
    return secondsLeft < BUSY_SECONDS ? BUSY - (BUSY - QUIET) * secondsLeft / BUSY_SECONDS : QUIET;
  }

  private static Optional<Trade> trade(ListedEvent event, long seed, long epochSecond) {
    long millis = epochSecond * 1000 + (long) (Noise.unit(seed, 0) * 1000);
    ListedMarket market = event.markets().get(chosen(event, seed, millis));
    Touch touch = Quoting.touch(market, millis);
    boolean buys = Noise.unit(seed, 1) < 0.5;
    if (buys ? !touch.hasAsk() : !touch.hasBid()) {
      return Optional.empty();
    }
    double size = Noise.unit(seed, 2);
    long count = 100 + (long) (100 * LARGEST * size * size * size);
    return Optional.of(
        new Trade(
            new UUID(
                Noise.bits(seed, 5) & ~0xF000L | 0x4000L, Noise.bits(seed, 6) >>> 2 | 1L << 63),
            market,
            millis,
            buys ? touch.ask() : touch.bid(),
            Noise.unit(seed, 3) < 0.8 ? count / 100 * 100 : count,
            buys ? Leg.YES : Leg.NO));
  }

  private static int chosen(ListedEvent event, long seed, long millis) {
    List<ListedMarket> markets = event.markets();
    double lowest = markets.getFirst().floorStrike().doubleValue();
    double highest = markets.getLast().floorStrike().doubleValue();
    double step = Math.max(1, (highest - lowest) / Math.max(1, markets.size() - 1));
    double money = (event.coin().index().at(millis) - lowest) / step;
    double away = REACH * (Noise.centred(seed, 7) + Noise.centred(seed, 8));
    return (int) Math.clamp(Math.round(money + away), 0L, markets.size() - 1L);
  }
}
