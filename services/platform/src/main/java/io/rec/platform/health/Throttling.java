package io.rec.platform.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * In what part of the last seconds this container was held back because its processor time was used
 * up. Whoever asks, the answer is of at least three seconds: one busy moment is none that starves.
 */
@Singleton
final class Throttling {

  private static final Duration SPAN = Duration.ofSeconds(3);

  private final Cgroup cgroup;
  private final Clock clock;
  private Instant newerAt;
  private Optional<Cgroup.Periods> newer;
  private Optional<Cgroup.Periods> older;

  @Inject
  Throttling(Clock clock) {
    this(Cgroup.own(), clock);
  }

  Throttling(Cgroup cgroup, Clock clock) {
    this.cgroup = cgroup;
    this.clock = clock;
    this.newerAt = clock.instant();
    this.newer = cgroup.periods();
    this.older = newer;
  }

  /** Zero, too, where there is no limit. */
  synchronized int percent() {
    Optional<Cgroup.Periods> now = cgroup.periods();
    Instant at = clock.instant();
    int percent =
        now.flatMap(known -> older.map(before -> known.since(before).throttledPercent())).orElse(0);
    if (!newerAt.plus(SPAN).isAfter(at)) {
      older = newer;
      newer = now;
      newerAt = at;
    }
    return percent;
  }
}
