package io.rec.cli.images;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;

/**
 * What the nodes that take pods say of the images they hold. A kubelet tells its largest images
 * only, and with some seconds' delay, so not every question has an answer.
 */
public final class NodeImages {
  /** The kubelet's own limit, unless its settings change it; a shorter list is a whole one. */
  static final int TOLD_AT_MOST = 50;

  /** Whether an image is on the nodes. */
  public enum Answer {
    ON_EVERY_NODE,
    MISSING,
    UNKNOWN
  }

  private final List<Node> nodes;

  NodeImages(List<Node> nodes) {
    this.nodes = nodes.stream().filter(NodeImages::takesPods).toList();
  }

  public static NodeImages ask(KubernetesClient client) {
    try {
      return new NodeImages(client.nodes().list().getItems());
    } catch (KubernetesClientException e) {
      if (e.getCode() == 403) {
        return new NodeImages(List.of()); // a user of a namespace may not look at nodes
      }
      throw e;
    }
  }

  public Answer hold(ImageReference reference) {
    var lacking = nodes.stream().filter(node -> !holds(node, reference)).toList();
    if (lacking.stream().anyMatch(NodeImages::tellsAll)) {
      return Answer.MISSING;
    }
    return nodes.isEmpty() || !lacking.isEmpty() ? Answer.UNKNOWN : Answer.ON_EVERY_NODE;
  }

  private static boolean holds(Node node, ImageReference reference) {
    var wanted = withoutDefaultRegistry(reference.toString());
    return node.getStatus().getImages().stream()
        .flatMap(image -> image.getNames().stream())
        .anyMatch(name -> withoutDefaultRegistry(name).equals(wanted));
  }

  /** Docker as the node's runtime leaves it out, containerd spells it. */
  private static String withoutDefaultRegistry(String name) {
    return name.startsWith("docker.io/") ? name.substring("docker.io/".length()) : name;
  }

  private static boolean tellsAll(Node node) {
    return node.getStatus().getImages().size() < TOLD_AT_MOST;
  }

  private static boolean takesPods(Node node) {
    var spec = node.getSpec();
    return !requireNonNullElse(spec.getUnschedulable(), false)
        && spec.getTaints().stream()
            .noneMatch(taint -> List.of("NoSchedule", "NoExecute").contains(taint.getEffect()));
  }
}
