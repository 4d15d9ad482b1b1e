package io.rec.systemmonitor;

import io.rec.platform.health.PeerState;
import io.rec.systemmonitor.alert.AlertKey;
import io.rec.systemmonitor.alert.Signal;
import io.rec.systemmonitor.error.CriticalErrors;
import io.rec.systemmonitor.look.ServiceFigures;
import io.rec.systemmonitor.pager.AlertDesk;
import io.rec.systemmonitor.threshold.Exceedings;
import io.rec.systemmonitor.threshold.Figure;
import io.rec.systemmonitor.threshold.Kind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a round saw into what is wrong. Belongs to the thread of the rounds. */
@Singleton
final class Findings {

  private static final AlertKey DATABASE_LOST =
      new AlertKey("cascading_failure_detector", "root_cause", "database");

  private final Exceedings exceedings;
  private final CriticalErrors errors;
  private final AlertDesk desk;
  private final Held held = new Held();
  private final Set<String> beenReady = new HashSet<>();
  private Instant databaseLost = Instant.EPOCH;
  private boolean wasLost;

  Findings(Exceedings exceedings, CriticalErrors errors, AlertDesk desk) {
    this.exceedings = exceedings;
    this.errors = errors;
    this.desk = desk;
  }

  /** Nothing before the desk has recalled what was open: it would all be new to it. */
  void tell(SystemReport report) {
    if (!desk.recalled()) {
      return;
    }
    report.services().stream()
        .filter(state -> state.condition() == PeerState.Condition.READY)
        .map(PeerState::component)
        .forEach(beenReady::add);
    Set<AlertKey> open = desk.openKeys();
    List<Signal> found = new ArrayList<>();
    found.addAll(exceedings.after(figures(report), open, report.timestamp()));
    found.addAll(held.after(Conditions.of(report, beenReady), open, report.timestamp()));
    boolean lost = open.contains(DATABASE_LOST);
    if (lost || wasLost) {
      // Up to the first round that finds it back: what was refused between two rounds, too.
      databaseLost = report.timestamp();
    }
    wasLost = lost;
    found.addAll(errors.recent(report.timestamp(), databaseLost));
    desk.symptoms(found);
  }

  static List<Figure> figures(SystemReport report) {
    List<Figure> figures = new ArrayList<>();
    report
        .figures()
        .forEach(
            (component, seen) -> {
              String service = component.replace('-', '_');
              figures.add(figure(service, Kind.CPU, seen.cpuPercent()));
              figures.add(figure(service, Kind.MEMORY, seen.memoryPercent()));
              figures.add(figure(service, Kind.DISK, seen.diskPercent()));
              figures.add(figure(service, Kind.RESPONSE_TIME, seen.responseTime()));
              figures.add(figure(service, Kind.ERROR_RATE, seen.errorRate()));
            });
    figures.add(figure("database", Kind.CONNECTIONS, report.database().connectionsPercent()));
    return figures;
  }

  private static Figure figure(String service, Kind kind, @Nullable Double value) {
    return new Figure(service, kind, ServiceFigures.read(value));
  }
}
