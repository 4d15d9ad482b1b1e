package io.rec.cascadingfailuredetector;

import io.rec.cascadingfailuredetector.check.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells a start from a failure. An installed or resumed desk comes up within a minute or so, in
 * which nearly everything waits for something: none of that is news. The excuse is for what was not
 * well yet, for its first process, and for a time. Belongs to the thread of the checks.
 */
final class Starts {

  private final Duration patience;
  private final Set<String> wasReady = new HashSet<>();
  private final Map<String, Instant> firstProcess = new HashMap<>();
  private Instant firstRound = Instant.MAX;

  Starts(Duration patience) {
    this.patience = patience;
  }

  List<Finding> excuse(List<Finding> round, Instant now) {
    if (now.isBefore(firstRound)) {
      firstRound = now;
    }
    return round.stream().map(seen -> isStarting(seen, now) ? seen.starting() : seen).toList();
  }

  private boolean isStarting(Finding seen, Instant now) {
    String component = seen.component();
    seen.startedAt().ifPresent(began -> firstProcess.putIfAbsent(component, began));
    return switch (seen.state()) {
      case WELL, STALE, STARVED -> {
        // What is outside may be started at the same time: the venue of a paper desk is.
        if (!seen.accuses().isEmpty()
            && !wasReady.contains(component)
            && isFirstAndYoung(seen, now)) {
          yield true;
        }
        wasReady.add(component);
        yield false;
      }
      case WAITING -> !wasReady.contains(component) && isFirstAndYoung(seen, now);
      case SILENT -> !knownToRun(component) && now.isBefore(firstRound.plus(patience));
      case STARTING -> true;
    };
  }

  private boolean isFirstAndYoung(Finding seen, Instant now) {
    return seen.startedAt()
        .filter(began -> began.equals(firstProcess.get(seen.component())))
        .filter(began -> now.isBefore(began.plus(patience)))
        .isPresent();
  }

  private boolean knownToRun(String component) {
    return wasReady.contains(component) || firstProcess.containsKey(component);
  }
}
