package io.rec.venuesimulator.store;

import io.rec.platform.persistence.Database;
import io.rec.venuesimulator.desk.Keeper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes behind the exchange, in its order and in one transaction for all that came together. While
 * the database is away the exchange goes on, as a real one would, and everything is written when it
 * is back. What waits is guarded by the lock; one thread writes.
 */
public final class StoredRecords implements Keeper, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoredRecords.class);
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofMillis(250);
  private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

  private final RecordTable table;
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("records").factory());
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private List<Memo> waiting = new ArrayList<>();
  private Optional<Long> nextPlace = Optional.empty();
  private long kept;
  private long written;
  private boolean away;

  public StoredRecords(Database database) {
    this.table = new RecordTable(database);
  }

  /**
   * Everything of an account.
   *
   * @throws IllegalStateException while the database does not answer
   */
  @Override
  public List<Memo> of(String account) {
    try {
      List<Memo> memos = table.read(account);
      nextPlace = Optional.of(table.lastPlace() + 1);
      return memos;
    } catch (SQLException failed) {
      throw new IllegalStateException("the records cannot be read: " + failed.getMessage(), failed);
    }
  }

  @Override
  public void keep(List<Memo> memos) {
    lock.lock();
    try {
      waiting.addAll(memos);
      kept += memos.size();
    } finally {
      lock.unlock();
    }
    writer.execute(this::write);
  }

  @Override
  public void settle() {
    await(PATIENCE, true);
  }

  /** Writes what is left, if the database lets it. */
  @Override
  public void close() {
    await(LAST_CHANCE, false);
    writer.shutdownNow();
  }

  private void await(Duration patience, boolean unlessAway) {
    long left = patience.toNanos();
    lock.lock();
    try {
      long wanted = kept;
      while (written < wanted && left > 0 && !(unlessAway && away)) {
        left = moved.awaitNanos(left);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void write() {
    List<Memo> batch;
    lock.lock();
    try {
      batch = waiting;
      waiting = new ArrayList<>();
    } finally {
      lock.unlock();
    }
    if (batch.isEmpty()) {
      return;
    }
    try {
      long place = nextPlace.isPresent() ? nextPlace.get() : table.lastPlace() + 1;
      table.write(batch, place);
      nextPlace = Optional.of(place + batch.size());
      done(batch.size());
    } catch (SQLException failed) {
      again(batch, failed);
    }
  }

  private void done(int count) {
    lock.lock();
    try {
      written += count;
      if (away) {
        away = false;
        LOG.info("the exchange's records are written again");
      }
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void again(List<Memo> batch, SQLException failed) {
    lock.lock();
    try {
      batch.addAll(waiting);
      waiting = batch;
      if (!away) {
        away = true;
        LOG.atWarn()
            .addKeyValue("reason", Database.waiting(failed).reason().word())
            .addKeyValue("sql_state", failed.getSQLState())
            .log("the exchange's records wait for the database");
      }
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    writer.schedule(this::write, RETRY.toMillis(), TimeUnit.MILLISECONDS);
  }
}
