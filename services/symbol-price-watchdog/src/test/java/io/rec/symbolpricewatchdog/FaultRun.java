package io.rec.symbolpricewatchdog;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.Timeline;
import io.rec.symbolpricewatchdog.FaultDesk.Totals;
import io.rec.symbolpricewatchdog.Outcome.LoggedSeconds;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** Plays one fault on a desk and waits until its traces are gone. */
final class FaultRun {

  /** Waits between attempts grow to a minute, and an attempt on a half-open venue takes ten. */
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private static final double STEADY_SECONDS = 1;
  private static final long MILLIS = 1000;

  private final FaultDesk desk;

  FaultRun(FaultDesk desk) {
    this.desk = desk;
  }

  Outcome play(Fault fault) throws SQLException, IOException, InterruptedException {
    awaitWell();
    Totals before = desk.totals();
    awaitTick(before);
    try (Timeline timeline = desk.watch()) {
      Instant begin = Instant.now();
      if (fault == Fault.DATABASE) {
        stopDatabase(fault.lasts());
      } else {
        desk.begin(fault);
        desk.awaitEnd(fault);
      }
      double lasted = fault.lasts().isZero() ? 0 : timeline.seconds();
      await()
          .atMost(PATIENCE)
          .until(() -> fault.shownBy(new Sight(before.counters(), desk.counters(), timeline)));
      double wellAt = awaitWellFrom(lasted, timeline);
      Instant end = begin.plusMillis((long) (wellAt * MILLIS));
      LoggedSeconds seconds = awaitSeconds(begin, end);
      Totals after = desk.totals();
      timeline.close();
      return new Outcome(
          fault,
          new Sight(before.counters(), after.counters(), timeline),
          Math.max(0, wellAt - lasted),
          desk.oldest(),
          after.made() - before.made(),
          seconds);
    }
  }

  /** With no trace of the fault before: the report of the feed follows within seconds. */
  private void awaitWell() {
    try (Timeline timeline = desk.watch()) {
      await()
          .pollInterval(Duration.ofMillis(50))
          .atMost(PATIENCE)
          .until(
              () ->
                  timeline.fitsSince(
                          0,
                          seen ->
                              FaultDesk.well(seen) && "healthy".equals(seen.get("coinbase_api")))
                      >= 0);
    }
  }

  private static double awaitWellFrom(double lasted, Timeline timeline) {
    await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(PATIENCE)
        .until(
            () -> {
              double since = timeline.fitsSince(lasted, FaultDesk::well);
              return since >= 0 && timeline.seconds() - since > STEADY_SECONDS;
            });
    return timeline.fitsSince(lasted, FaultDesk::well);
  }

  /** The venue goes on after the pause in which it was counted. */
  private void awaitTick(Totals before) {
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(10))
        .until(() -> desk.counters().of("ticks_taken") > before.counters().of("ticks_taken"));
  }

  /** Rows are written a moment after their ticks: until two seconds beyond the end are there. */
  private LoggedSeconds awaitSeconds(Instant begin, Instant end) throws SQLException {
    Instant until = end.plusSeconds(2);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> desk.seconds(begin, end, until).missing() == 0);
    return desk.seconds(begin, end, until);
  }

  private void stopDatabase(Duration lasts) throws IOException, InterruptedException {
    Postgres server = desk.database().server();
    server.stop();
    boolean early = new CountDownLatch(1).await(lasts.toMillis(), MILLISECONDS);
    if (early) {
      throw new IllegalStateException("the outage ended early");
    }
    server.startAgain();
  }
}
