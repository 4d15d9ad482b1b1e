package io.rec.cascadingfailuredetector;

import io.rec.cascadingfailuredetector.check.Finding;
import io.rec.cascadingfailuredetector.graph.DependencyGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all rounds showed of everything. Belongs to the thread of the checks. */
final class Records {

  /**
   * Services look for what they wait for every few seconds, one after the other, and who lost a
   * connection for long tries again every half minute.
   */
  private static final Duration CATCHING_UP = Duration.ofSeconds(45);

  /** A lost database is noticed by everybody within this; only who is alone then has lost it. */
  private static final Duration OTHERS_NOTICE = Duration.ofSeconds(10);

  private final Starts starts;
  private final Map<String, NodeRecord> components = new TreeMap<>();
  private final Map<String, NodeRecord> outside = new TreeMap<>();
  private final Map<String, Set<String>> waits = new HashMap<>();

  Records(Starts starts) {
    this.starts = starts;
  }

  /**
   * Takes in a round.
   *
   * @param database what the detector itself finds wrong with the database
   * @param names why names are not told; empty when they are
   */
  void take(
      List<Finding> seen, Optional<DatabaseWord> database, Optional<String> names, Instant now) {
    List<Finding> round = starts.excuse(seen, now);
    components
        .keySet()
        .retainAll(round.stream().map(Finding::component).collect(Collectors.toSet()));
    waits.clear();
    Map<String, String> accused = new TreeMap<>();
    for (Finding finding : round) {
      components.merge(
          finding.component(),
          NodeRecord.UNKNOWN.seen(
              finding.state(), finding.evidence(), finding.latencyMillis(), now),
          (before, fresh) ->
              before.seen(finding.state(), finding.evidence(), finding.latencyMillis(), now));
      waits.put(finding.component(), finding.waitsFor());
      accused.putAll(finding.accuses());
    }
    DatabaseVote.lost(round, database).ifPresent(why -> accused.put(DependencyGraph.DATABASE, why));
    boolean databaseAnswers = database.filter(DatabaseWord::ofItself).isPresent();
    names.ifPresent(why -> accused.put(DependencyGraph.NAMES, why));
    if (namesAreLost(round)) {
      accused.put(DependencyGraph.NAMES, "the names of most services do not resolve");
    }
    Set<String> mentioned = new TreeSet<>(outside.keySet());
    mentioned.addAll(accused.keySet());
    mentioned.add(DependencyGraph.DATABASE);
    for (String node : mentioned) {
      boolean bad = accused.containsKey(node);
      outside.put(
          node,
          outside
              .getOrDefault(node, NodeRecord.UNKNOWN)
              .seen(
                  bad ? badness(node, databaseAnswers) : Finding.State.WELL,
                  accused.getOrDefault(node, ""),
                  0,
                  now));
    }
  }

  /** A database that answers and cannot store is as bad, and a restart is no remedy. */
  private static Finding.State badness(String node, boolean databaseAnswers) {
    return node.equals(DependencyGraph.DATABASE) && databaseAnswers
        ? Finding.State.STALE
        : Finding.State.SILENT;
  }

  /** A single missing name is a missing Service; when most are missing it is the cluster's DNS. */
  private static boolean namesAreLost(Collection<Finding> round) {
    long nameless =
        round.stream().filter(finding -> finding.evidence().startsWith(Finding.NO_NAME)).count();
    return round.size() > 2 && 2 * nameless > round.size();
  }

  /** Something failed for the first time, which may be a look at the wrong moment. */
  boolean doubtful() {
    return Stream.concat(components.values().stream(), outside.values().stream())
        .anyMatch(record -> record.failures() == 1);
  }

  /**
   * What fails, but for those that only have not noticed yet that what they wait for is back, and
   * those that are the first to miss the database.
   */
  List<String> failed(DependencyGraph graph, Instant now) {
    return Stream.concat(components.entrySet().stream(), outside.entrySet().stream())
        .filter(entry -> entry.getValue().failed())
        .filter(entry -> !catchesUp(entry.getKey(), entry.getValue(), graph, now))
        .filter(entry -> !isFirstToMissTheDatabase(entry.getValue(), now))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean catchesUp(String node, NodeRecord record, DependencyGraph graph, Instant now) {
    // Without names nobody seems to answer, and we do not know them at once when they are back.
    boolean wasNameless = of(DependencyGraph.NAMES).recoveredSince(now.minus(CATCHING_UP));
    return (record.mayCatchUp() || outside.containsKey(node) || wasNameless)
        && graph.allDependenciesOf(node).stream()
            .map(this::of)
            .anyMatch(need -> !need.failed() && need.recoveredSince(now.minus(CATCHING_UP)));
  }

  private boolean isFirstToMissTheDatabase(NodeRecord record, Instant now) {
    return DatabaseVote.complains(record.state(), record.evidence())
        && !of(DependencyGraph.DATABASE).failed()
        && record
            .failingSince()
            .filter(since -> now.isBefore(since.plus(OTHERS_NOTICE)))
            .isPresent();
  }

  NodeRecord of(String node) {
    return Optional.ofNullable(components.get(node))
        .or(() -> Optional.ofNullable(outside.get(node)))
        .orElse(NodeRecord.UNKNOWN);
  }

  Map<String, Set<String>> waits() {
    return Map.copyOf(waits);
  }

  Map<String, ServiceRecord> services() {
    return documents(components);
  }

  Map<String, ServiceRecord> outside() {
    return documents(outside);
  }

  private static Map<String, ServiceRecord> documents(Map<String, NodeRecord> records) {
    Map<String, ServiceRecord> all = new TreeMap<>();
    records.forEach((name, record) -> all.put(name, record.document()));
    return all;
  }
}
