package io.rec.kalshiapiwatchdog;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.Json;
import io.rec.platform.testing.Timeline;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Plays one fault on a desk and waits until its traces are gone. */
final class FaultRun {

  /** Waits between attempts grow to a minute, and an attempt on a half-open exchange takes ten. */
  private static final Duration PATIENCE = Duration.ofSeconds(200);

  private static final double STEADY_SECONDS = 1;

  private final FaultDesk desk;

  FaultRun(FaultDesk desk) {
    this.desk = desk;
  }

  Outcome play(Fault fault) throws IOException, InterruptedException {
    try (Timeline timeline = desk.watch()) {
      awaitWellFrom(0, timeline);
    }
    desk.awaitEqual();
    Json before = desk.health();
    try (Timeline timeline = desk.watch()) {
      if (fault == Fault.DATABASE) {
        stopDatabase(fault.lasts());
      } else {
        desk.exchange().begin(fault);
        desk.exchange().awaitEnd(fault);
      }
      double lasted = fault.lasts().isZero() ? 0 : timeline.seconds();
      await()
          .pollInterval(Duration.ofMillis(50))
          .atMost(PATIENCE)
          .until(
              () ->
                  fault.shownBy(
                      new Outcome(fault, timeline, 0, 0, desk.oldest(), before, desk.health())));
      desk.awaitEqual();
      double equalAt = timeline.seconds();
      double wellAt = awaitWellFrom(lasted, timeline);
      timeline.close();
      return new Outcome(
          fault,
          timeline,
          Math.max(0, wellAt - lasted),
          Math.max(0, equalAt - lasted),
          desk.oldest(),
          before,
          desk.health());
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

  private void stopDatabase(Duration lasts) throws IOException, InterruptedException {
    desk.server().stop();
    boolean early = new CountDownLatch(1).await(lasts.toMillis(), MILLISECONDS);
    if (early) {
      throw new IllegalStateException("the outage ended early");
    }
    desk.server().startAgain();
  }
}
