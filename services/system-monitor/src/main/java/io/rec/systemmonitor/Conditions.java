package io.rec.systemmonitor;

import io.rec.platform.health.PeerState;
import io.rec.systemmonitor.alert.AlertKey;
import io.rec.systemmonitor.alert.Severity;
import io.rec.systemmonitor.alert.Signal;
import io.rec.systemmonitor.alert.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong in a report without being a figure. */
final class Conditions {

  private static final Duration SILENT_FOR = Duration.ofSeconds(15);
  private static final Duration WAITING_FOR = Duration.ofSeconds(45);

  /** A desk that is installed or resumed comes up layer by layer. */
  private static final Duration STARTS_FOR = Duration.ofMinutes(2);

  private static final Duration DATABASE_FOR = Duration.ofSeconds(5);
  private static final Duration OUTSIDE_FOR = Duration.ofSeconds(30);

  /** A rolling update has two pods of a service for as long as the new one needs to start. */
  private static final Duration TWICE_FOR = Duration.ofMinutes(2);

  private static final Set<String> MONEY =
      Set.of(
          "trade-manager",
          "trade-executor",
          "active-trade-supervisor",
          "unified-production-coordinator");

  private Conditions() {}

  /**
   * @param beenReady services that were ready since somebody looks; of the others it is not known
   *     whether they are only being started
   */
  static List<Held.Condition> of(SystemReport report, Set<String> beenReady) {
    List<Held.Condition> found = new ArrayList<>();
    if (!report.database().serves()) {
      found.add(
          condition(
              "database",
              "database_down",
              Severity.CRITICAL,
              "the database does not serve: " + report.databaseStatus(),
              DATABASE_FOR));
    }
    report
        .services()
        .forEach(state -> service(state, beenReady.contains(state.component()), found));
    report
        .duplicateProcesses()
        .acting()
        .forEach(
            (component, acting) ->
                found.add(
                    condition(
                        component.replace('-', '_'),
                        "duplicate_instance",
                        acting.getFirst().leased() ? Severity.CRITICAL : Severity.WARNING,
                        "%s acts in %d processes: %s"
                            .formatted(
                                component,
                                acting.size(),
                                report.duplicateProcesses().fence(component)),
                        TWICE_FOR)));
    report
        .outside()
        .forEach(
            (name, part) -> {
              if (part.bad()) {
                found.add(
                    condition(
                        name,
                        name + "_down",
                        Severity.WARNING,
                        "%s is %s: %s".formatted(name, part.status(), part.detail()),
                        OUTSIDE_FOR));
              }
            });
    return found;
  }

  private static void service(PeerState state, boolean beenReady, List<Held.Condition> found) {
    String service = state.component().replace('-', '_');
    switch (state.condition()) {
      case READY -> {}
      case WAITING ->
          found.add(
              condition(
                  service,
                  "service_waiting",
                  Severity.WARNING,
                  "%s is not ready: %s".formatted(state.component(), state.detail()),
                  beenReady ? WAITING_FOR : STARTS_FOR));
      case SILENT ->
          found.add(
              condition(
                  service,
                  "service_down",
                  loud(state.component()) ? Severity.CRITICAL : Severity.WARNING,
                  "%s does not answer: %s".formatted(state.component(), state.detail()),
                  beenReady ? SILENT_FOR : STARTS_FOR));
    }
  }

  private static boolean loud(String component) {
    return MONEY.contains(component) || component.startsWith("symbol-price-watchdog-");
  }

  private static Held.Condition condition(
      String service, String type, Severity severity, String text, Duration mayLast) {
    AlertKey key = new AlertKey(service, type, service);
    return new Held.Condition(new Signal(key, Source.SYMPTOM, severity, text, Map.of()), mayLast);
  }
}
