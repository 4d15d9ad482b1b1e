package io.rec.cli.testing;

import java.time.Duration;

/** How a storey ended. */
public sealed interface StoreyResult {
  Storey storey();

  /** Whether it keeps the whole run from being green. */
  boolean failed();

  /** It was run to its end. */
  record Ran(Storey storey, int code, Duration lasted) implements StoreyResult {
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
