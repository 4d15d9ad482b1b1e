package io.rec.e2e.cascade;

import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.Footprint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/** One of them from its beginning until the desk is whole again. */
final class Course {
  /** Several times what is promised: how late it was is worth knowing. */
  private static final Duration NAMED_WITHIN = Duration.ofMinutes(2);

  private static final Duration READY_WITHIN = Duration.ofMinutes(5);

  private final Desk desk;
  private final Spread spread;

  private Course(Desk desk, Spread spread) {
    this.desk = desk;
    this.spread = spread;
  }

  static Row of(Desk desk, Spread spread) {
    return new Course(desk, spread).run();
  }

  private Row run() {
    desk.awaitReady();
    var before = desk.footprint();
    try (var watcher = Watcher.of(desk)) {
      var begun = Instant.now();
      var repair = spread.harm().apply(desk);
      Optional<Duration> ready;
      try {
        follow(watcher);
        ready = awaitReady(begun);
      } finally {
        repair.run();
      }
      desk.awaitReady();
      return new Row(
          spread,
          watcher.named(spread.root()).map(at -> Duration.between(begun, at)),
          watcher.named(),
          watcher.restarted(),
          touched(before, desk.footprint()),
          watcher.wasUnready(),
          ready);
    }
  }

  /** Until the root is named, or for as long as it would have been if there were one. */
  private void follow(Watcher watcher) {
    try {
      await()
          .atMost(
              spread.root().isEmpty() ? CascadeTable.UNHEALTHY_AFTER.multipliedBy(3) : NAMED_WITHIN)
          .pollInterval(Duration.ofMillis(250))
          .until(() -> watcher.named(spread.root()).isPresent());
    } catch (ConditionTimeoutException neverNamed) {
      // The row says so.
    }
  }

  private Optional<Duration> awaitReady(Instant begun) {
    try {
      await()
          .atMost(READY_WITHIN)
          .pollInterval(Duration.ofMillis(500))
          .ignoreExceptions()
          .until(() -> desk.system().isReady());
      return Optional.of(Duration.between(begun, Instant.now()));
    } catch (ConditionTimeoutException never) {
      return Optional.empty();
    }
  }

  /** Who has another pod, or one that was begun again. */
  private static Set<String> touched(Footprint before, Footprint after) {
    var changed = new HashSet<>(before.byPod().values());
    var now = new HashSet<>(after.byPod().values());
    changed.addAll(now);
    changed.removeIf(step -> before.byPod().containsValue(step) && now.contains(step));
    return changed.stream()
        .map(Footprint.Step::component)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
