package io.rec.cli.testing;

import java.time.Duration;

/** How a storey ended. */
public record StoreyResult(Storey storey, int code, Duration lasted) {
  public boolean passed() {
    return code == 0;
  }
}
