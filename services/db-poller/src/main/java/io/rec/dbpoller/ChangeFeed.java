package io.rec.dbpoller;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the outbox: at once when notified, else by a look each second. The loop owns the offset.
 */
@Singleton
final class ChangeFeed {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int BATCH = 500;

  private final Outbox outbox;
  private final RoleLoop loop;
  private final Clock clock;
  private final AtomicLong offset = new AtomicLong();
  private final AtomicLong seen = new AtomicLong();
  private volatile Instant lastPassAt = Instant.EPOCH;

  ChangeFeed(Outbox outbox, Loops loops, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "outbox", PERIOD, this::pass);
  }

  void loadOffset() throws SQLException {
    offset.set(outbox.savedOffset());
    LOG.atInfo().addKeyValue("offset", offset.get()).log("offset loaded");
  }

  void start() {
    loop.start();
  }

  /** The outbox has grown. */
  void wake() {
    loop.wake();
  }

  void stop() {
    loop.stop();
  }

  void saveOffset() throws SQLException {
    outbox.saveOffset(offset.get(), clock.instant());
  }

  /** The id of the newest change this feed has seen. */
  long offset() {
    return offset.get();
  }

  long seen() {
    return seen.get();
  }

  Instant lastPassAt() {
    return lastPassAt;
  }

  private void pass() throws SQLException {
    List<Change> changes = outbox.after(offset.get(), BATCH);
    while (!changes.isEmpty()) {
      seen.addAndGet(changes.size());
      offset.set(changes.getLast().id());
      saveOffset();
      changes = outbox.after(offset.get(), BATCH);
    }
    lastPassAt = clock.instant();
  }
}
