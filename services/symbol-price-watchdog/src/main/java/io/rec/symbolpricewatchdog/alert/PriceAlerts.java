package io.rec.symbolpricewatchdog.alert;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.prices.PriceNews;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Notices on every tick whether a threshold is crossed, and states it as a fact. A price that
 * flutters around a threshold is told at most once in ten seconds.
 */
@Singleton
public final class PriceAlerts {

  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final Duration REST = Duration.ofSeconds(10);

  private record Crossing(Threshold threshold, Side side, PriceNews news) {}

  private final Thresholds thresholds;
  private final RoleLoop loop;
  private final Map<Long, Crossing> crossings = new ConcurrentHashMap<>();
  private final AtomicLong told = new AtomicLong();
  private volatile List<Threshold> known = List.of();

  PriceAlerts(Thresholds thresholds, Loops loops) {
    this.thresholds = thresholds;
    this.loop = new RoleLoop(loops, "price-alerts", PERIOD, this::tell);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  public long told() {
    return told.get();
  }

  /** Never blocks. */
  public void look(PriceNews news) {
    for (Threshold threshold : known) {
      Side side = Side.of(news.price(), threshold.price());
      boolean crossed = !side.word().equals(threshold.side()) && !rests(threshold, news.at());
      // The first crossing counts: the price may be back before the loop comes by.
      if (crossed
          && crossings.putIfAbsent(threshold.id(), new Crossing(threshold, side, news)) == null) {
        loop.wake();
      }
    }
  }

  private static boolean rests(Threshold threshold, Instant at) {
    Instant crossedAt = threshold.crossedAt();
    return crossedAt != null && at.isBefore(crossedAt.plus(REST));
  }

  private void tell() throws SQLException {
    for (Crossing crossing : List.copyOf(crossings.values())) {
      PriceNews news = crossing.news();
      if (thresholds.cross(crossing.threshold(), crossing.side(), news.price(), news.at())) {
        told.incrementAndGet();
      }
    }
    // First the new sides, then the crossings: a tick in between would be told again.
    known = thresholds.all();
    crossings.clear();
  }
}
