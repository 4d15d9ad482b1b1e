package io.rec.platform.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What somebody sees who looks again and again: each change with its moment, counted from the
 * beginning. A look is a set of named words; one that fails is a change of its own.
 */
public final class Timeline implements AutoCloseable {

  private static final long STEP_MILLIS = 250;
  private static final double NANOS = 1e9;

  /** What was seen from this moment on. */
  public record Look(double seconds, Map<String, String> seen) {}

  private final Supplier<Map<String, String>> eye;
  private final long startNanos = System.nanoTime();
  private final List<Look> looks = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  private Timeline(Supplier<Map<String, String>> eye) {
    this.eye = eye;
  }

  public static Timeline of(Supplier<Map<String, String>> eye) {
    Timeline timeline = new Timeline(eye);
    timeline.look();
    var unused =
        timeline.clockwork.scheduleWithFixedDelay(
            timeline::look, STEP_MILLIS, STEP_MILLIS, TimeUnit.MILLISECONDS);
    return timeline;
  }

  /** Since the beginning. */
  public double seconds() {
    return (System.nanoTime() - startNanos) / NANOS;
  }

  public List<Look> looks() {
    return List.copyOf(looks);
  }

  /**
   * Since when all looks to the newest one fit, not before this moment; negative while none does.
   */
  public double fitsSince(double from, Predicate<Map<String, String>> wanted) {
    double since = -1;
    for (Look look : looks) {
      if (!wanted.test(look.seen())) {
        since = -1;
      } else if (since < 0) {
        since = Math.max(look.seconds(), from);
      }
    }
    return since;
  }

  /** The first moment at which a look fitted; negative when none did. */
  public double first(Predicate<Map<String, String>> wanted) {
    return looks.stream()
        .filter(look -> wanted.test(look.seen()))
        .map(Look::seconds)
        .findFirst()
        .orElse(-1.0);
  }

  /** Each change in words, e.g. "5.2 s price stale". */
  public String changes() {
    List<String> words = new ArrayList<>();
    Map<String, String> before = looks.getFirst().seen();
    for (Look look : looks) {
      Map<String, String> known = before;
      String changed =
          look.seen().entrySet().stream()
              .filter(entry -> !entry.getValue().equals(known.get(entry.getKey())))
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining(", "));
      if (!changed.isEmpty()) {
        words.add("%.1f s %s".formatted(look.seconds(), changed));
      }
      before = look.seen();
    }
    return words.isEmpty() ? "nothing" : String.join("; ", words);
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
  }

  private void look() {
    double at = seconds();
    Map<String, String> seen;
    try {
      seen = new LinkedHashMap<>(eye.get());
    } catch (RuntimeException blind) {
      // The edge of the clockwork: a look that fails is something seen as well.
      seen = Map.of("look", "failed: " + blind);
    }
    // The last look may have been cut short.
    boolean counts = !clockwork.isShutdown();
    if (counts && (looks.isEmpty() || !looks.getLast().seen().equals(seen))) {
      looks.add(new Look(at, seen));
    }
  }
}
