package io.rec.cli.console;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Steps on a terminal: the running one redraws its line ten times a second. */
final class LiveSteps implements Steps {
  private static final Duration REDRAW = Duration.ofMillis(100);
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream err;
  private final InstantSource clock;
  private final int columns;

  LiveSteps(PrintStream err, InstantSource clock, int columns) {
    this.err = err;
    this.clock = clock;
    this.columns = columns;
  }

  @Override
  public Step begin(String title) {
    return new LiveStep(StepState.begun(title, clock.instant()));
  }

  @Override
  public void note(String line) {
    err.println(CLEAR_LINE + line);
  }

  /** Owned by the command's thread; the redrawing thread only reads the state under the lock. */
  private final class LiveStep implements Step {
    private final ScheduledExecutorService ticker =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private StepState state;
    private boolean ended;

    LiveStep(StepState state) {
      this.state = state;
      long millis = REDRAW.toMillis();
      var unused = ticker.scheduleAtFixedRate(this::redraw, 0, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void tell(String detail) {
      state = state.withDetail(detail);
    }

    @Override
    public synchronized void reached(int done, int total) {
      state = state.withReached(done, total);
    }

    @Override
    public synchronized void done(String result) {
      end(Style.COLOURED.good("✓"), result);
    }

    @Override
    public synchronized void close() {
      if (!ended) {
        end(Style.COLOURED.bad("✗"), state.detail());
      }
    }

    private synchronized void redraw() {
      if (!ended) {
        err.print(CLEAR_LINE + LiveLine.draw(state, clock.instant(), columns));
        err.flush();
      }
    }

    private void end(String mark, String result) {
      ended = true;
      ticker.shutdownNow();
      err.println(CLEAR_LINE + mark + " " + Ending.of(state, result, clock.instant()));
    }
  }
}
