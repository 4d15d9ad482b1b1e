package io.rec.kalshiaccountsync.stream;

import io.rec.kalshiaccountsync.account.News;
import io.rec.kalshiaccountsync.reading.AccountReading;
import io.rec.kalshiaccountsync.record.AccountFigures;
import io.rec.kalshiaccountsync.record.AccountRecord;
import io.rec.kalshiaccountsync.record.Recorded;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.FenceLost;
import io.rec.platform.lease.Lease;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * News of the stream on their way into the database. The socket's thread puts, one thread takes as
 * many as there are and stores them together; while the database is away they wait.
 */
@Singleton
public final class NewsDesk {

  private static final Logger LOG = LoggerFactory.getLogger(NewsDesk.class);
  private static final Duration PERIOD = Duration.ofMillis(500);

  /** An order is told in several messages a moment apart; together they take fewer transactions. */
  private static final Duration GAP = Duration.ofMillis(10);

  private static final int ROOM = 10_000;
  private static final int MOST_AT_ONCE = 500;

  private final AccountRecord record;
  private final AccountReading reading;
  private final AccountFigures figures;
  private final Lease lease;
  private final RoleLoop loop;
  private final BlockingQueue<News> queue = new LinkedBlockingQueue<>(ROOM);

  /** Taken and not stored yet; owned by the loop's thread. */
  private final List<News> taken = new ArrayList<>();

  NewsDesk(
      AccountRecord record,
      AccountReading reading,
      AccountFigures figures,
      Lease lease,
      Loops loops) {
    this.record = record;
    this.reading = reading;
    this.figures = figures;
    this.lease = lease;
    this.loop = new RoleLoop(loops, "account-news", PERIOD, GAP, this::pass);
  }

  public void start() {
    loop.start();
  }

  /** Returns when what came is stored or cannot be. */
  public void stop() throws SQLException {
    loop.stop();
    pass();
  }

  /** How many wait to be stored. */
  public int waiting() {
    return queue.size();
  }

  /** False when there is no more room. */
  boolean put(News news) {
    boolean room = queue.offer(news);
    loop.wake();
    return room;
  }

  private void pass() throws SQLException {
    Optional<Fence> fence = lease.fence();
    if (fence.isEmpty()) {
      // Whoever holds the lease by now has a stream of his own and has read everything.
      taken.clear();
      queue.clear();
      return;
    }
    while (!taken.isEmpty() || queue.drainTo(taken, MOST_AT_ONCE) > 0) {
      store(fence.get());
      taken.clear();
    }
  }

  private void store(Fence fence) throws SQLException {
    try {
      Recorded recorded = record.write(fence, List.copyOf(taken));
      figures.count(recorded);
      if (!recorded.incomplete().isEmpty()) {
        LOG.atInfo()
            .addKeyValue("markets", recorded.incomplete().toString())
            .log("the stream knows fills that have not come");
      }
      // No channel tells the cash.
      if (!recorded.incomplete().isEmpty() || recorded.moneyMoved()) {
        reading.soon();
      }
    } catch (FenceLost lost) {
      LOG.atWarn().log("not stored, another process writes the account: {}", lost.getMessage());
    } catch (SQLException failed) {
      if (!refusesContent(failed)) {
        throw failed;
      }
      // Tried again it would fail for ever, and all that comes behind it with it.
      LOG.atError().setCause(failed).addKeyValue("news", taken.size()).log("news dropped");
      reading.everything();
    }
  }

  /** Whether the database has something against the values, not trouble of its own. */
  private static boolean refusesContent(SQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    return state.startsWith("22") || state.startsWith("23");
  }
}
