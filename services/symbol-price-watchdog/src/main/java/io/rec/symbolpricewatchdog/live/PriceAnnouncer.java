package io.rec.symbolpricewatchdog.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Announcements;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.prices.PriceNews;
import io.rec.platform.telemetry.NamedSpans;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Announces each tick at once, and in a burst the newest twenty times a second: a newer one
 * replaces one that waits, so there is never a backlog and the last tick is always announced.
 */
@Singleton
public final class PriceAnnouncer {

  static final int MOST_PER_SECOND = 20;

  /** Between passes; a pass waits for the next tick itself. */
  private static final Duration REST = Duration.ofMillis(1);

  private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

  private final Announcements announcements;
  private final NamedSpans spans;
  private final ObjectMapper json;
  private final Clock clock;
  private final RoleLoop loop;
  private final Pace pace = new Pace(MOST_PER_SECOND, System.nanoTime());
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private @Nullable PriceNews waiting;
  private final AtomicLong announced = new AtomicLong();
  private final AtomicLong replaced = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Timer delay;

  PriceAnnouncer(
      Announcements announcements,
      NamedSpans spans,
      ObjectMapper json,
      Loops loops,
      MeterRegistry meters,
      Clock clock) {
    this.announcements = announcements;
    this.spans = spans;
    this.json = json;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "price-announcements", REST, this::announceNext);
    count(meters, "announced", "Ticks announced", announced);
    count(meters, "replaced", "Ticks replaced by a newer one before they were announced", replaced);
    count(meters, "announce.failed", "Ticks that could not be announced", failed);
    this.delay =
        Timer.builder("recio.price.announce.delay")
            .description("From the arrival of a tick until it was announced")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  public long announced() {
    return announced.get();
  }

  public long replaced() {
    return replaced.get();
  }

  public long failed() {
    return failed.get();
  }

  /** Never blocks. */
  public void offer(PriceNews news) {
    lock.lock();
    try {
      if (waiting != null) {
        replaced.incrementAndGet();
      }
      waiting = news;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  private void announceNext() throws InterruptedException, IOException, SQLException {
    PriceNews news = next();
    if (news != null) {
      announce(news);
    }
  }

  private void announce(PriceNews news) throws IOException, SQLException {
    try {
      String text = json.writeValueAsString(news);
      spans
          .first("tick")
          .with("recio.symbol", news.symbol())
          .with("recio.price", String.valueOf(news.price()))
          .run(() -> announcements.announce(PriceNews.CHANNEL, text));
      announced.incrementAndGet();
      delay.record(Duration.between(news.receivedAt(), clock.instant()));
    } catch (SQLException away) {
      failed.incrementAndGet();
      throw away;
    }
  }

  private @Nullable PriceNews next() throws InterruptedException {
    lock.lock();
    try {
      long left = LONGEST_WAIT.toNanos();
      while (waiting == null && left > 0) {
        left = arrived.awaitNanos(left);
      }
      long wait = pace.waitNanos(System.nanoTime());
      while (waiting != null && wait > 0) {
        wait = arrived.awaitNanos(wait) > 0 ? pace.waitNanos(System.nanoTime()) : 0;
      }
      PriceNews news = waiting;
      waiting = null;
      if (news != null) {
        pace.happened(System.nanoTime());
      }
      return news;
    } finally {
      lock.unlock();
    }
  }

  private static void count(
      MeterRegistry meters, String name, String description, AtomicLong value) {
    FunctionCounter.builder("recio.price." + name, value, AtomicLong::get)
        .description(description)
        .register(meters);
  }
}
