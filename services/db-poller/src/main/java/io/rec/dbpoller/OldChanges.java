package io.rec.dbpoller;

import io.rec.platform.events.OutboxTrimming;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Forgets facts after a week, so that the outbox has an end. */
@Singleton
final class OldChanges {

  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration PERIOD = Duration.ofHours(1);

  private final OutboxTrimming trimming;
  private final Clock clock;
  private final RoleLoop loop;
  private final AtomicLong forgotten = new AtomicLong();

  OldChanges(OutboxTrimming trimming, Loops loops, Clock clock) {
    this.trimming = trimming;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "old-changes", PERIOD, this::forget);
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
  }

  long forgotten() {
    return forgotten.get();
  }

  private void forget() throws SQLException {
    forgotten.addAndGet(trimming.forgetBefore(clock.instant().minus(KEPT)));
  }
}
