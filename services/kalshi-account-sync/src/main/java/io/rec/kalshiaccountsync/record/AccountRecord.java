package io.rec.kalshiaccountsync.record;

import io.rec.kalshiaccountsync.account.News;
import io.rec.platform.events.Outbox;
import io.rec.platform.lease.Fence;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes news of the account, whoever heard them: one transaction with rows and facts, one at a
 * time. Streamed positions that wait for their fills are kept in memory; a call says the same after
 * a restart.
 */
@Singleton
public final class AccountRecord {

  private final Database database;
  private final Outbox outbox;
  private final Tables tables = Tables.all();
  private final WaitingPositions waiting = new WaitingPositions();
  private final ReentrantLock turn = new ReentrantLock();

  AccountRecord(Database database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /**
   * Stores what is new in it and states that.
   *
   * @throws io.rec.platform.lease.FenceLost if somebody else writes the account by now
   */
  public Recorded write(Fence fence, List<News> news) throws SQLException {
    turn.lock();
    try {
      Recording done =
          database.transaction(
              connection -> {
                fence.require(connection);
                return recording(connection, news);
              });
      waiting.keep(done.waiting());
      return done.outcome();
    } finally {
      turn.unlock();
    }
  }

  /**
   * All news of a reading are written.
   *
   * @param beganAt our time before anything was asked
   * @param figuresAt the venue's time of which its figures were at least, asked before any of them
   * @throws io.rec.platform.lease.FenceLost if somebody else writes the account by now
   */
  public void complete(Fence fence, Instant beganAt, Instant figuresAt) throws SQLException {
    database.transaction(
        connection -> {
          fence.require(connection);
          tables.readings().store(connection, beganAt, figuresAt);
          return beganAt;
        });
  }

  /** Positions of the stream whose fills have not come yet. */
  public int waiting() {
    return waiting.size();
  }

  /** Forgets them: whoever begins anew reads everything by calls. */
  public void forget() {
    turn.lock();
    try {
      waiting.keep(List.of());
    } finally {
      turn.unlock();
    }
  }

  private Recording recording(Connection transaction, List<News> news) throws SQLException {
    Recording recording = new Recording(transaction, tables, waiting.all());
    recording.write(news);
    // Last, because whoever reads facts waits for the transaction from here on.
    for (Draft fact : recording.drafts()) {
      outbox.append(transaction, fact.topic(), fact.key(), fact.payload());
    }
    return recording;
  }
}
