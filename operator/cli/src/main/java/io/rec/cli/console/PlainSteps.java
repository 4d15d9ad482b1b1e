package io.rec.cli.console;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Steps in a pipe or a CI log: a line when a step begins, one when it ends, and between them a new
 * detail at most every ten seconds, so that a log is not flooded and silence still means trouble.
 */
final class PlainSteps implements Steps {
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final PrintStream err;
  private final InstantSource clock;

  PlainSteps(PrintStream err, InstantSource clock) {
    this.err = err;
    this.clock = clock;
  }

  @Override
  public Step begin(String title) {
    err.println(title + " ...");
    return new PlainStep(StepState.begun(title, clock.instant()));
  }

  @Override
  public void note(String line) {
    err.println(line);
  }

  private final class PlainStep implements Step {
    private StepState state;
    private Instant lastLine;
    private boolean ended;

    PlainStep(StepState state) {
      this.state = state;
      this.lastLine = state.begun();
    }

    @Override
    public synchronized void tell(String detail) {
      if (!detail.equals(state.detail())) {
        state = state.withDetail(detail);
        mayPrint();
      }
    }

    @Override
    public synchronized void reached(int done, int total) {
      state = state.withReached(done, total);
    }

    @Override
    public synchronized void done(String result) {
      ended = true;
      err.println("ok: " + Ending.of(state, result, clock.instant()));
    }

    @Override
    public synchronized void close() {
      if (!ended) {
        ended = true;
        err.println("failed: " + Ending.of(state, state.detail(), clock.instant()));
      }
    }

    private void mayPrint() {
      Instant now = clock.instant();
      if (now.isBefore(lastLine.plus(QUIET))) {
        return;
      }
      lastLine = now;
      String count = state.total() == 0 ? "" : " %d/%d".formatted(state.reached(), state.total());
      err.println("  " + state.title() + count + ": " + state.detail());
    }
  }
}
