package io.rec.cascadingfailuredetector;

import io.rec.cascadingfailuredetector.check.Finding;
import io.rec.cascadingfailuredetector.graph.DependencyGraph;
import io.rec.cascadingfailuredetector.graph.RootCauses;
import io.rec.cascadingfailuredetector.wish.Candidate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Makes of records and causes what people and programs read. */
final class Judgement {

  /** The name server, too: whoever starts while it is away does not come up. */
  private static final Set<String> CRITICAL_OUTSIDE =
      Set.of(DependencyGraph.DATABASE, DependencyGraph.KALSHI, DependencyGraph.NAMES);

  private Judgement() {}

  /** Critical roots that answer and do nothing; what does not answer the operator sees itself. */
  static List<Candidate> candidates(RootCauses causes, Records records, Instant now) {
    return causes.roots().stream()
        .filter(DependencyGraph::isCritical)
        .filter(root -> records.of(root).state() == Finding.State.STALE)
        .map(
            root ->
                new Candidate(
                    root, records.of(root).failingSince().orElse(now), records.of(root).evidence()))
        .toList();
  }

  /** The worst first: what is critical, then the one with most sufferers. */
  static List<Root> roots(
      RootCauses causes, Records records, Map<String, String> wishes, Instant now) {
    return causes.roots().stream()
        .map(name -> root(name, causes.sufferers(name), records.of(name), wishes, now))
        .sorted(
            Comparator.comparing((Root root) -> !root.critical())
                .thenComparing(root -> -root.sufferers().size())
                .thenComparing(Root::component))
        .toList();
  }

  private static Root root(
      String name,
      List<String> sufferers,
      NodeRecord record,
      Map<String, String> wishes,
      Instant now) {
    boolean outside = DependencyGraph.isOutside(name);
    boolean critical =
        Stream.concat(Stream.of(name), sufferers.stream()).anyMatch(DependencyGraph::isCritical)
            || CRITICAL_OUTSIDE.contains(name);
    return new Root(
        name,
        outside,
        critical,
        record.failingSince().orElse(now),
        record.evidence(),
        sufferers,
        Impact.of(name, sufferers),
        action(name, outside, record.state(), wishes));
  }

  private static String action(
      String name, boolean outside, Finding.State state, Map<String, String> wishes) {
    if (name.equals(DependencyGraph.DATABASE)) {
      if (state == Finding.State.STALE) {
        return "nothing is restarted, which would not help: a person makes room on its disk,"
            + " enlarges its volume, or ends its being read-only; everything follows by itself when"
            + " it can store again";
      }
      return "the operator restarts a database of ours by itself; one elsewhere is waited for";
    }
    if (outside) {
      return "nothing is restarted; everything follows by itself when it is back";
    }
    if (state == Finding.State.STARVED) {
      return "a restart would not help: a person raises resources.limits.cpu of the component, or"
          + " takes load off its node";
    }
    if (!DependencyGraph.isCritical(name)) {
      return "not critical: only a person restarts it";
    }
    return wishes.getOrDefault(name, "the operator restarts it by itself");
  }
}
