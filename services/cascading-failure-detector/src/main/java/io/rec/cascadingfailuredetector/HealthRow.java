package io.rec.cascadingfailuredetector;

import io.rec.platform.health.Part.Verdict;
import io.rec.platform.health.WatcherReports;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The row of a round in the health table. No look waits for it: a server that begins to hang in the
 * middle of a row would hold up the naming of itself for as long as a connection is patient. One
 * row at a time; a round whose predecessor is not stored yet has none. Belongs to the thread of the
 * checks.
 */
@Singleton
final class HealthRow {

  /** The name of its rows. */
  static final String NAME = "failure_detection";

  // By a provider: the platform asks the role about its database before it makes this.
  private final Provider<WatcherReports> table;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable Future<Optional<SQLException>> stored;

  HealthRow(Provider<WatcherReports> table) {
    this.table = table;
  }

  /** Why the row before this one could not be stored, if that is known and was not told yet. */
  Optional<SQLException> store(DetectorReport now) throws InterruptedException, ExecutionException {
    Future<Optional<SQLException>> before = stored;
    if (before != null && !before.isDone()) {
      return Optional.empty();
    }
    stored = threads.submit(() -> refusal(now));
    return before == null ? Optional.empty() : before.get();
  }

  private Optional<SQLException> refusal(DetectorReport now) {
    try {
      table
          .get()
          .report(
              NAME,
              now.roots().isEmpty() ? Verdict.HEALTHY : Verdict.UNHEALTHY,
              now.roots().stream()
                  .map(root -> root.component() + ": " + root.evidence())
                  .findFirst()
                  .orElse(""));
      return Optional.empty();
    } catch (SQLException refused) {
      return Optional.of(refused);
    }
  }
}
