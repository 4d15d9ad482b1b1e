package io.rec.dbpoller;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rec.platform.events.Announcements;
import io.rec.platform.events.Facts;
import io.rec.platform.events.Listener;
import io.rec.platform.events.Outbox;
import io.rec.platform.events.OutboxOffsets;
import io.rec.platform.events.OutboxReader;
import io.rec.platform.events.Subscription;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
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

  private final OutboxReader reader;
  private final OutboxOffsets offsets;
  private final Announcements announcements;
  private final RecentChanges recent;
  private final String consumer;
  private final RoleLoop loop;
  private final Clock clock;
  private final Timer delay;
  private final AtomicLong seen = new AtomicLong();
  private volatile Instant lastPassAt = Instant.EPOCH;
  private @Nullable Subscription subscription;

  ChangeFeed(
      OutboxReader reader,
      OutboxOffsets offsets,
      Announcements announcements,
      RecentChanges recent,
      RoleIdentity identity,
      Loops loops,
      MeterRegistry meters,
      Clock clock) {
    this.reader = reader;
    this.offsets = offsets;
    this.announcements = announcements;
    this.recent = recent;
    this.consumer = identity.component();
    this.clock = clock;
    this.loop = new RoleLoop(loops, "outbox", PERIOD, this::pass);
    this.delay =
        Timer.builder("recio.changes.delay")
            .description("From the begin of a fact's transaction until the feed has it")
            .register(meters);
    Gauge.builder("recio.changes.offset", this, ChangeFeed::offset)
        .description("Id of the newest change the feed has")
        .register(meters);
  }

  void loadOffset() throws SQLException {
    recent.begin(offsets.load(consumer));
    LOG.atInfo().addKeyValue("offset", offset()).log("offset loaded");
  }

  void start() {
    loop.start();
  }

  synchronized void listen() {
    if (subscription == null) {
      subscription = announcements.listen(Outbox.CHANNEL, Listener.of(loop::wake));
    }
  }

  synchronized void stop() {
    if (subscription != null) {
      subscription.close();
    }
    loop.stop();
  }

  void saveOffset() throws SQLException {
    offsets.save(consumer, offset());
  }

  /** The id of the newest change this feed has seen. */
  long offset() {
    return recent.end();
  }

  long seen() {
    return seen.get();
  }

  Instant lastPassAt() {
    return lastPassAt;
  }

  private void pass() throws SQLException {
    boolean more = true;
    while (more) {
      Facts facts = reader.after(offset(), Set.of(), BATCH);
      recent.add(facts);
      seen.addAndGet(facts.facts().size());
      Instant now = clock.instant();
      facts.facts().forEach(fact -> delay.record(Duration.between(fact.createdAt(), now)));
      more = facts.more();
    }
    lastPassAt = clock.instant();
  }
}
