package io.rec.systemmonitor.threshold;

import io.rec.systemmonitor.alert.AlertKey;
import io.rec.systemmonitor.alert.Severity;
import io.rec.systemmonitor.alert.Signal;
import io.rec.systemmonitor.alert.Source;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has been too high for long enough. Belongs to the thread of the monitor's rounds. */
@Singleton
public final class Exceedings {

  private final Thresholds thresholds;
  private final Map<AlertKey, Watched> states = new HashMap<>();
  private final Map<AlertKey, Signal> firing = new HashMap<>();

  public Exceedings(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  /**
   * All that is too high now.
   *
   * @param open alerts that are open already, so that a restart does not end them
   */
  public List<Signal> after(List<Figure> figures, Set<AlertKey> open, Instant now) {
    Set<AlertKey> measured = new HashSet<>();
    for (Figure figure : figures) {
      AlertKey key = new AlertKey(figure.service(), figure.kind().type(), figure.service());
      measured.add(key);
      Watched before =
          states.computeIfAbsent(
              key, fresh -> open.contains(fresh) ? new Watched.Firing() : Watched.CALM);
      Limit limit = thresholds.limit(figure.kind());
      Watched after = limit.next(before, figure.value(), now);
      states.put(key, after);
      if (!after.firing()) {
        firing.remove(key);
      } else if (figure.value().isPresent()) {
        firing.put(key, signal(key, figure, limit));
      } else {
        firing.computeIfAbsent(key, lost -> unread(lost, figure));
      }
    }
    // A service that is not part of the system any more has no figures.
    firing.keySet().retainAll(measured);
    states.keySet().retainAll(measured);
    return new ArrayList<>(firing.values());
  }

  private static Signal signal(AlertKey key, Figure figure, Limit limit) {
    double value = figure.value().orElseThrow();
    return new Signal(
        key,
        Source.SYMPTOM,
        Severity.WARNING,
        figure.kind().sentence(figure.service(), value, limit.above()),
        Map.of("value", Double.toString(value), "limit", Double.toString(limit.above())));
  }

  /** Open since before the restart, and nobody can read the figure now: nothing says it is over. */
  private static Signal unread(AlertKey key, Figure figure) {
    return new Signal(
        key,
        Source.SYMPTOM,
        Severity.WARNING,
        "%s: %s was too high and cannot be read".formatted(figure.service(), figure.kind().type()),
        Map.of());
  }
}
