package io.rec.cli.testing;

import java.time.Duration;
import java.util.List;

/** How a storey ended. */
public sealed interface StoreyResult {
  Storey storey();

  /** Whether it keeps the whole run from being green. */
  boolean failed();

  /**
   * It was run to its end.
   *
   * @param failedTests what its reports name as failed; a storey can fail for something else
   */
  record Ran(Storey storey, int code, Duration lasted, List<String> failedTests)
      implements StoreyResult {
    public Ran {
      failedTests = List.copyOf(failedTests);
    }

    @Override
    public boolean failed() {
      return code != 0;
    }
  }

  /** It cannot be run on this machine, which has another way that is tested. */
  record Skipped(Storey storey, String reason) implements StoreyResult {
    @Override
    public boolean failed() {
      return false;
    }
  }
}
