package io.rec.aiservice.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.aiservice.analysis.Analysis;
import io.rec.aiservice.analysis.Market;
import io.rec.aiservice.live.SignalMessages;
import io.rec.domain.indicator.Candle;
import io.rec.platform.events.Announcements;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.platform.signals.SignalNews;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what waits, at once while the database is there and as one batch when it is back. In the
 * same transaction earlier signals are judged by the candles seen since, and whoever follows
 * signals is told.
 */
@Singleton
public final class Storing {

  private static final Logger LOG = LoggerFactory.getLogger(Storing.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** Older ones waited for the database: no news any more. */
  private static final Duration NEWS = Duration.ofSeconds(10);

  private static final int WORTH_A_LINE = 2;

  private final PendingAnalyses pending;
  private final SeenCloses closes;
  private final AnalysisTable table;
  private final Database database;
  private final Announcements announcements;
  private final SignalMessages messages;
  private final Clock clock;
  private final RoleLoop loop;
  private final Counter stored;
  private final Counter batches;
  private final Counter settled;

  Storing(
      PendingAnalyses pending,
      SeenCloses closes,
      AnalysisTable table,
      Database database,
      Announcements announcements,
      SignalMessages messages,
      Loops loops,
      MeterRegistry meters,
      Clock clock) {
    this.pending = pending;
    this.closes = closes;
    this.table = table;
    this.database = database;
    this.announcements = announcements;
    this.messages = messages;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "analysis-store", PERIOD, this::storeWhenServed);
    this.stored = counter(meters, "recio.ai.stored", "Analyses stored");
    this.batches = counter(meters, "recio.ai.stored.batches", "Statements that stored analyses");
    this.settled = counter(meters, "recio.ai.settled", "Signals judged by what came of them");
  }

  public void start() {
    loop.start();
  }

  /** Returns at once: it is stored behind the caller's back. */
  public void keep(Analysis analysis) {
    pending.add(analysis);
    loop.wake();
  }

  /** The last chance before the process ends; what cannot be stored now is lost, and counted. */
  public void finish() {
    loop.stop();
    try {
      store();
    } catch (SQLException away) {
      LOG.atError()
          .addKeyValue("lost", pending.giveUp())
          .log("analyses are lost, the database is away: {}", away.getMessage());
    }
  }

  public int waiting() {
    return pending.size();
  }

  public long dropped() {
    return pending.dropped();
  }

  private void storeWhenServed() throws SQLException {
    if (!table.away()) {
      store();
    }
  }

  /** One at a time: a pass that is interrupted at the end first gives back what it has taken. */
  private synchronized void store() throws SQLException {
    List<Analysis> batch = pending.take();
    Map<Market, List<Candle>> ended = closes.take();
    if (batch.isEmpty() && ended.isEmpty()) {
      return;
    }
    boolean done = false;
    try {
      record(batch, ended);
      done = true;
    } finally {
      if (done) {
        pending.stored();
      } else {
        pending.notStored();
        closes.giveBack(ended);
      }
    }
  }

  private void record(List<Analysis> batch, Map<Market, List<Candle>> ended) throws SQLException {
    Instant now = clock.instant();
    int judged =
        database.transaction(
            connection -> {
              int changed = 0;
              for (Map.Entry<Market, List<Candle>> each : ended.entrySet()) {
                changed += table.settle(connection, each.getKey(), each.getValue(), now);
              }
              if (!batch.isEmpty()) {
                table.insert(connection, batch);
                for (Analysis analysis : batch) {
                  if (analysis.age(now).compareTo(NEWS) <= 0) {
                    announcements.announce(connection, SignalNews.CHANNEL, messages.news(analysis));
                  }
                }
              }
              return changed;
            });
    settled.increment(judged);
    if (!batch.isEmpty()) {
      stored.increment(batch.size());
      batches.increment();
    }
    if (batch.size() >= WORTH_A_LINE) {
      LOG.atInfo()
          .addKeyValue("analyses", batch.size())
          .addKeyValue("oldest", batch.getFirst().at().toString())
          .log("{} analyses that waited are stored", batch.size());
    }
  }

  private static Counter counter(MeterRegistry meters, String name, String description) {
    return Counter.builder(name).description(description).register(meters);
  }
}
