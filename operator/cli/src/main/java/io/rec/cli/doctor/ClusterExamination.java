package io.rec.cli.doctor;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.VersionInfo;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.spec.component.ComponentOverride;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The ground that the systems stand on: version, nodes, figures for autoscaling. */
public final class ClusterExamination {
  private static final int OLDEST_MINOR = 31;
  private static final int FORBIDDEN = 403;
  private static final Set<String> PRESSURES =
      Set.of("MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable");

  private final KubernetesClient client;

  public ClusterExamination(KubernetesClient client) {
    this.client = client;
  }

  public List<Finding> findings(List<TradingSystem> desks) {
    var findings = new ArrayList<Finding>();
    findings.add(version(client.getKubernetesVersion()));
    findings.addAll(nodes());
    findings.addAll(figures(desks));
    return findings;
  }

  static Finding version(VersionInfo version) {
    String told = "Kubernetes %s.%s".formatted(version.getMajor(), version.getMinor());
    String digits = requireNonNullElse(version.getMinor(), "").replaceAll("\\D.*", "");
    if (digits.isEmpty() || Integer.parseInt(digits) >= OLDEST_MINOR) {
      return Finding.ok("kubernetes", told);
    }
    return Finding.problem(
        "kubernetes",
        told,
        "the rules of a TradingSystem need 1.%d; bad input may pass".formatted(OLDEST_MINOR),
        "Use a newer cluster.");
  }

  private List<Finding> nodes() {
    var findings = new ArrayList<Finding>();
    try {
      client.nodes().list().getItems().forEach(node -> findings.addAll(node(node)));
    } catch (KubernetesClientException e) {
      if (e.getCode() != FORBIDDEN) {
        throw e;
      }
      // Who may not see nodes cannot mend them either.
    }
    return findings;
  }

  static List<Finding> node(Node node) {
    String name = "node " + node.getMetadata().getName();
    var findings = new ArrayList<Finding>();
    if (node.getStatus() == null) {
      return findings;
    }
    for (NodeCondition condition : node.getStatus().getConditions()) {
      boolean ready = condition.getType().equals("Ready");
      if (ready && !condition.getStatus().equals("True")) {
        findings.add(
            Finding.problem(
                name,
                "not ready: " + requireNonNullElse(condition.getMessage(), condition.getReason()),
                "its pods move to other nodes, if there are any",
                "kubectl describe " + name));
      } else if (PRESSURES.contains(condition.getType()) && condition.getStatus().equals("True")) {
        findings.add(
            Finding.problem(
                name,
                condition.getType() + ": " + requireNonNullElse(condition.getMessage(), ""),
                "pods are evicted and none is started there",
                "Free some of it on the node."));
      }
    }
    if (node.getSpec() != null && Boolean.TRUE.equals(node.getSpec().getUnschedulable())) {
      findings.add(
          Finding.warning(
              name,
              "is cordoned",
              "no pod is started there",
              "kubectl uncordon " + name.substring(5)));
    }
    return findings;
  }

  /** An autoscaler without figures does nothing, and says so only in its own conditions. */
  private List<Finding> figures(List<TradingSystem> desks) {
    var findings = new ArrayList<Finding>();
    boolean measured = client.hasApiGroup("metrics.k8s.io", true);
    for (TradingSystem desk : desks) {
      List<String> scaled =
          desk.getSpec().components().stream()
              .filter(component -> component.autoscaling() != null)
              .map(ComponentOverride::name)
              .toList();
      if (!measured && !scaled.isEmpty()) {
        findings.add(
            Finding.problem(
                "%s/%s".formatted(desk.getMetadata().getNamespace(), desk.getMetadata().getName()),
                "the cluster does not serve metrics.k8s.io",
                "autoscaling of %s has no figures and stands still"
                    .formatted(String.join(", ", scaled)),
                "Install metrics-server."));
      }
    }
    return findings;
  }
}
