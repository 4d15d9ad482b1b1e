package io.rec.systemmonitor.alert;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts alerts under the alert that explains them: cause before symptom. A service's own critical
 * alert is money at risk and stays by itself, whatever else is broken.
 */
public final class Grouping {

  private Grouping() {}

  /** The cause of one alert among those that are open. */
  static String causeOf(AlertCase alert, Set<AlertKey> open, Verdict verdict) {
    String own = alert.key().text();
    return mayBeExplained(alert.key(), alert.signal())
        ? verdict
            .root(alert.key().service())
            .or(() -> LostLine.of(alert.key()).flatMap(line -> verdict.root(line.leadsTo())))
            .filter(open::contains)
            .map(AlertKey::text)
            .orElse(own)
        : own;
  }

  private static boolean mayBeExplained(AlertKey key, Signal signal) {
    return switch (signal.source()) {
      case CAUSE, ENGINE -> false;
      // What was done stands by itself; a line that was lost is lost with whom it leads to.
      case EVENT -> LostLine.of(key).isPresent() && signal.severity() != Severity.CRITICAL;
      case SERVICE -> signal.severity() != Severity.CRITICAL;
      case SYMPTOM -> true;
    };
  }

  /** Open alerts by cause: the cause's own alert first, then the loudest, then the oldest. */
  public static List<Group> groups(Collection<AlertCase> open) {
    Map<String, List<AlertCase>> byCause =
        open.stream()
            .collect(Collectors.groupingBy(AlertCase::cause, TreeMap::new, Collectors.toList()));
    return byCause.values().stream()
        .map(
            members ->
                new Group(
                    members.stream()
                        .sorted(
                            Comparator.comparing((AlertCase alert) -> !alert.isItsOwnCause())
                                .thenComparing(
                                    alert -> alert.signal().severity(), Comparator.reverseOrder())
                                .thenComparing(AlertCase::openedAt)
                                .thenComparing(alert -> alert.key().text()))
                        .toList()))
        .toList();
  }

  /** Alerts of one cause, never none. */
  public record Group(List<AlertCase> members) {

    public Group {
      members = List.copyOf(members);
    }

    public AlertCase head() {
      return members.getFirst();
    }

    public List<AlertCase> dependents() {
      return members.subList(1, members.size());
    }

    public Severity severity() {
      return members.stream()
          .map(member -> member.signal().severity())
          .reduce(Severity.INFO, Severity::or);
    }
  }
}
