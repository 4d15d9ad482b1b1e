package io.rec.systemmonitor.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Critical alerts that reached nobody. That is an alert of its own, one for all of them; whether
 * that one reaches somebody is not asked, or it would tell of itself for ever.
 */
public final class Untold {

  private static final AlertKey KEY = new AlertKey("system_monitor", "nobody_told", "alerts");
  private static final int MOST_NAMED = 3;

  private Untold() {}

  /** The oldest first; who is acknowledged has been seen by somebody. */
  public static List<AlertCase> of(Collection<AlertCase> open, Instant now) {
    return open.stream()
        .filter(alert -> alert.signal().source() != Source.ENGINE)
        .filter(alert -> alert.acknowledged().isEmpty())
        .filter(alert -> reachedNobody(alert, now))
        .sorted(Comparator.comparing(AlertCase::openedAt))
        .toList();
  }

  /** What the hub does not take could not be told that way either, and has the hub's own alert. */
  public static List<Signal> signals(Collection<AlertCase> open, Instant now) {
    List<AlertCase> untold = of(open, now).stream().filter(AlertCase::isTaken).toList();
    return untold.isEmpty() ? List.of() : List.of(signal(untold));
  }

  /** Of what is loud; that a warning came before does not make up for it. */
  private static boolean reachedNobody(AlertCase alert, Instant now) {
    List<Delivery> loud =
        alert.deliveries().entrySet().stream()
            .filter(step -> Step.isLoud(step.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return loud.stream().noneMatch(delivery -> delivery.fate() == Fate.TOLD)
        && loud.stream().anyMatch(delivery -> delivery.reachesNobody(now));
  }

  private static Signal signal(List<AlertCase> untold) {
    Map<String, String> evidence = new TreeMap<>();
    for (AlertCase alert : untold) {
      evidence.put(alert.key().text(), last(alert).map(Delivery::words).orElse(""));
    }
    String named =
        untold.stream()
            .limit(MOST_NAMED)
            .map(alert -> alert.signal().text())
            .collect(Collectors.joining("; "));
    String more =
        untold.size() > MOST_NAMED ? " and %d more".formatted(untold.size() - MOST_NAMED) : "";
    return new Signal(
        KEY,
        Source.ENGINE,
        Severity.CRITICAL,
        "Nobody was told of %d critical alert%s: %s%s"
            .formatted(untold.size(), untold.size() == 1 ? "" : "s", named, more),
        evidence);
  }

  private static Optional<Delivery> last(AlertCase alert) {
    return alert.deliveries().entrySet().stream()
        .filter(step -> Step.isLoud(step.getKey()))
        .map(Map.Entry::getValue)
        .max(Comparator.comparing(Delivery::lastAttemptAt));
  }
}
