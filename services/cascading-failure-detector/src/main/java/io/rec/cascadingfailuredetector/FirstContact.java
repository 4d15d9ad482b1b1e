package io.rec.cascadingfailuredetector;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A database that this process has never reached may be starting as we are, and for a time that is
 * no news. Who is older than we are and misses it says so for himself. Belongs to the thread of the
 * checks.
 */
final class FirstContact {

  private final Duration patience;
  private @Nullable Instant firstTried;
  private boolean made;

  FirstContact(Duration patience) {
    this.patience = patience;
  }

  /** Whether that it does not serve may be its start. */
  boolean isAwaited(Instant now) {
    Instant since = firstTried == null ? now : firstTried;
    firstTried = since;
    return !made && now.isBefore(since.plus(patience));
  }

  void made() {
    made = true;
  }
}
