package io.rec.cli.doctor;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.catalog.DependencyGraph;
import io.rec.operator.api.catalog.Diagnosis;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.status.ComponentStatus;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Examines one trading system by its status: each root of trouble is one finding that names what
 * depends on it. A pure function.
 */
public final class DeskExamination {
  private static final Set<ConditionType> SHOULD_BE_TRUE =
      Set.of(
          ConditionType.DATABASE_READY,
          ConditionType.CREDENTIALS_READY,
          ConditionType.PORT_MANIFEST_VALID,
          ConditionType.MARKET_DATA_FRESH,
          ConditionType.EXCHANGE_REACHABLE,
          ConditionType.BACKUP_HEALTHY);

  private final TradingSystem desk;
  private final String subject;

  public DeskExamination(TradingSystem desk) {
    this.desk = desk;
    this.subject = desk.getMetadata().getNamespace() + "/" + desk.getMetadata().getName();
  }

  public List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    findings.addAll(new WishExamination(desk, subject).findings());
    if (desk.statusOrEmpty().components().isEmpty()) {
      if (findings.isEmpty()) {
        findings.add(unseen());
      }
      return findings;
    }
    findings.addAll(components());
    findings.addAll(conditions());
    if (findings.isEmpty()) {
      findings.add(
          Finding.ok(
              subject, "all " + desk.statusOrEmpty().components().size() + " components ready"));
    }
    return findings;
  }

  private Finding unseen() {
    return Finding.problem(
        subject,
        "the operator has not reported on it",
        "nothing of it runs",
        "See whether the operator runs and serves this namespace: kubectl get deploy -A -l"
            + " app.kubernetes.io/name=recio-operator");
  }

  private List<Finding> components() {
    Map<String, ComponentStatus> unhealthy = new TreeMap<>();
    for (ComponentStatus component : desk.statusOrEmpty().components()) {
      if (requireNonNullElse(component.ready(), 0) < requireNonNullElse(component.desired(), 0)) {
        unhealthy.put(component.name(), component);
      }
    }
    var diagnosis = Diagnosis.of(graph(), unhealthy.keySet());
    var findings = new ArrayList<Finding>();
    diagnosis
        .consequences()
        .forEach(
            (root, blocked) -> {
              ComponentStatus status = unhealthy.get(root);
              if (status != null) {
                findings.add(rootCause(status, blocked));
              }
            });
    return findings;
  }

  private DependencyGraph graph() {
    var graph = Topology.of(desk.getSpec()).graph();
    var known = new TreeMap<String, SortedSet<String>>();
    graph.nodes().forEach(node -> known.put(node, graph.dependenciesOf(node)));
    // A component the spec no longer has may still be in the status: a node without edges.
    desk.statusOrEmpty()
        .components()
        .forEach(component -> known.putIfAbsent(component.name(), new TreeSet<>()));
    return new DependencyGraph(known);
  }

  private Finding rootCause(ComponentStatus root, SortedSet<String> blocked) {
    String said =
        requireNonNullElse(root.lastError(), requireNonNullElse(root.state(), "not ready"));
    String effect =
        blocked.isEmpty()
            ? root.name() + " does not serve"
            : "%s wait%s for it"
                .formatted(String.join(", ", blocked), blocked.size() == 1 ? "s" : "");
    return Finding.problem(
        subject + "/" + root.name(), said, effect, Remedy.of(said).advice(desk, root.name()));
  }

  private List<Finding> conditions() {
    var findings = new ArrayList<Finding>();
    for (Condition condition : desk.statusOrEmpty().conditions()) {
      String said =
          condition.reason() + ": " + requireNonNullElse(condition.message(), "no message");
      if (condition.status() == ConditionStatus.FALSE && shouldBeTrue(condition)) {
        findings.add(
            Finding.problem(
                subject,
                condition.type() + " is false, " + said,
                "trading may be held back",
                Remedy.of(said).advice(desk, culprit(condition))));
      } else if (condition.status() == ConditionStatus.TRUE
          && condition.type().equals(ConditionType.DEGRADED.text())
          && !isToldElsewhere(condition)) {
        findings.add(
            Finding.warning(
                subject,
                said,
                "the operator asks for a look",
                "kubectl describe ts "
                    + desk.getMetadata().getName()
                    + " -n "
                    + desk.getMetadata().getNamespace()));
      }
    }
    return findings;
  }

  /** Prices and the exchange have conditions of their own, which say the same and more. */
  private boolean isToldElsewhere(Condition degraded) {
    return desk.statusOrEmpty().conditions().stream()
        .filter(condition -> condition.status() == ConditionStatus.FALSE)
        .filter(DeskExamination::shouldBeTrue)
        .anyMatch(condition -> Objects.equals(condition.message(), degraded.message()));
  }

  /** The component that the words name, or else the condition. */
  private String culprit(Condition condition) {
    String words = requireNonNullElse(condition.message(), "");
    return Topology.of(desk.getSpec()).components().keySet().stream()
        .filter(words::contains)
        .findFirst()
        .orElse(condition.type());
  }

  private static boolean shouldBeTrue(Condition condition) {
    return SHOULD_BE_TRUE.stream().anyMatch(type -> type.text().equals(condition.type()));
  }
}
