package io.rec.platform.events;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Follows the outbox under a name: at once when a fact is announced, with those that come in the
 * next moment together, and by a look each second when announcements are lost. Goes on where it, or
 * another process of its name, had come.
 */
public final class OutboxConsumer implements AutoCloseable {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  /**
   * An order states nine facts within some milliseconds, most of them in transactions of their own,
   * and each look goes to the database several times and reads its locks.
   */
  private static final Duration GAP = Duration.ofMillis(10);

  private static final int BATCH = 200;

  private final String name;
  private final Set<String> topics;
  private final FactHandler handler;
  private final Database database;
  private final OutboxReader reader;
  private final OutboxOffsets offsets;
  private final RoleLoop loop;
  private final AtomicLong offset = new AtomicLong();
  private final AtomicLong handled = new AtomicLong();

  /** One after a failure, so that the facts before one that cannot be handled get through. */
  private volatile int limit = BATCH;

  /** Owned by the loop's thread. */
  private boolean begun;

  private @Nullable Subscription subscription;

  OutboxConsumer(
      String name,
      Set<String> topics,
      FactHandler handler,
      Database database,
      OutboxReader reader,
      OutboxOffsets offsets,
      Loops loops) {
    this.name = name;
    this.topics = Set.copyOf(topics);
    this.handler = handler;
    this.database = database;
    this.reader = reader;
    this.offsets = offsets;
    this.loop = new RoleLoop(loops, "outbox-" + name, PERIOD, GAP, this::pass);
  }

  synchronized void start(Announcements announcements) {
    loop.start();
    subscription =
        announcements.listen(Outbox.CHANNEL, new FactAlarm(topics, offset::get, loop::wake));
  }

  /** The id up to which every fact of the topics is handled. */
  public long offset() {
    return offset.get();
  }

  public long handled() {
    return handled.get();
  }

  /** What the last pass failed with; empty when it succeeded. */
  public String failure() {
    return loop.failure();
  }

  /** Returns when the running pass is over. */
  @Override
  public synchronized void close() {
    if (subscription != null) {
      subscription.close();
    }
    loop.stop();
  }

  private void pass() throws SQLException {
    if (!begun) {
      // Only once: what another process of this name has handled since is left out in the handling.
      offset.set(offsets.load(name));
      begun = true;
    }
    boolean more = true;
    while (more) {
      Facts facts = reader.after(offset.get(), topics, limit);
      if (!facts.facts().isEmpty()) {
        handle(facts);
      }
      offset.set(facts.next());
      more = facts.more();
    }
  }

  private void handle(Facts facts) throws SQLException {
    int before = limit;
    limit = 1;
    int count = database.transaction(connection -> handle(connection, facts));
    handled.addAndGet(count);
    limit = Math.min(BATCH, before * 2);
  }

  private int handle(Connection transaction, Facts facts) throws SQLException {
    long known = offsets.hold(transaction, name);
    int count = 0;
    for (Fact fact : facts.facts()) {
      if (fact.id() > known) {
        handler.handle(transaction, fact);
        count++;
      }
    }
    offsets.save(transaction, name, facts.next());
    return count;
  }
}
