package io.rec.operator.controller.plan.diagnosis;

import io.rec.operator.api.catalog.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which failures are roots and what is to be done about each.
 *
 * <p>A part counts as failed when it was unavailable for {@code unhealthyAfter}, counted from the
 * moment when everything it depends on was available: after an outage of the database its
 * dependents get the time to come back by themselves. Nobody is a root while something he depends
 * on is unavailable, however short a time: probes fail in any order.
 *
 * @param blockedBy for whoever is unavailable for the sake of another: the root
 * @param nextLook when another root may come to light if nothing changes
 */
public record Verdict(
    List<RootCause> roots, Map<String, String> blockedBy, Optional<Instant> nextLook) {
  /** A node with fewer of our pods tells nothing about itself. */
  private static final int MASS = 3;

  /** After five minutes Kubernetes moves pods off a lost node; it then makes others. */
  private static final Duration EVICTION = Duration.ofMinutes(10);

  public Verdict {
    roots = List.copyOf(roots);
    blockedBy = Map.copyOf(blockedBy);
  }

  /** Nothing is wrong, or nobody looked. */
  public static Verdict none() {
    return new Verdict(List.of(), Map.of(), Optional.empty());
  }

  /** What is to be said of these parts now. */
  public static Verdict of(Parts parts, Duration unhealthyAfter, Instant now) {
    var ill = new TreeSet<String>();
    parts.all().stream().filter(part -> !part.well()).map(Part::name).forEach(ill::add);
    var diagnosis = Diagnosis.of(parts.graph(), ill);
    var blockedBy = new HashMap<String, String>();
    ill.forEach(name -> diagnosis.blockedBy(name).ifPresent(root -> blockedBy.put(name, root)));
    var due = new TreeMap<String, Instant>();
    diagnosis.roots().forEach(name -> due.put(name, illSince(name, parts).plus(unhealthyAfter)));
    var roots =
        due.entrySet().stream()
            .filter(entry -> !now.isBefore(entry.getValue()))
            .map(entry -> entry.getKey())
            .map(
                name ->
                    new RootCause(
                        name,
                        diagnosis.consequences().getOrDefault(name, Collections.emptySortedSet()),
                        parts.get(name).since(),
                        parts.get(name).words(),
                        Remedies.of(parts.get(name), now)))
            .toList();
    return new Verdict(
        massive(roots, parts, now),
        blockedBy,
        due.values().stream().filter(now::isBefore).min(Comparator.naturalOrder()));
  }

  /** Since when it is unavailable although all it depends on is available. */
  private static Instant illSince(String name, Parts parts) {
    return parts.graph().allDependenciesOf(name).stream()
        .map(parts::get)
        .map(Part::since)
        .filter(parts.get(name).since()::isBefore)
        .max(Comparator.naturalOrder())
        .orElse(parts.get(name).since());
  }

  /** All roots on one node that has nothing ready any more: the node failed, not they. */
  private static List<RootCause> massive(List<RootCause> roots, Parts parts, Instant now) {
    var nodes =
        roots.stream().map(root -> parts.get(root.name()).signs().node()).distinct().toList();
    if (nodes.size() != 1 || nodes.getFirst().isEmpty()) {
      return roots;
    }
    var node = nodes.getFirst();
    var there =
        parts.all().stream()
            .flatMap(part -> part.pod().stream())
            .filter(pod -> pod.signs().node().equals(node))
            .toList();
    if (there.size() < MASS || there.stream().anyMatch(pod -> pod.ready())) {
      return roots;
    }
    return roots.stream()
        .map(
            root ->
                root.remedy() instanceof Remedy.Restart && now.isBefore(root.since().plus(EVICTION))
                    ? root.with(
                        new Remedy.Wait(
                            root.since().plus(EVICTION),
                            "every pod on node %s is unready: waiting for their eviction"
                                .formatted(node)))
                    : root)
        .toList();
  }
}
