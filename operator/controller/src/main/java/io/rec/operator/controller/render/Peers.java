package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import java.util.List;
import java.util.TreeMap;

/** The ends of connections, as policies name them. */
final class Peers {
  private static final String EVERY_ADDRESS = "0.0.0.0/0";

  /** Where a connector has no business: clusters, machines beside them, cloud metadata. */
  private static final List<String> PRIVATE =
      List.of(
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.168.0.0/16");

  /** Where the Kubernetes API may stand: which address it has is nothing a policy can ask for. */
  private static final List<String> CLUSTER =
      List.of("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

  /** Of IPv6 only this part is routed publicly. */
  private static final String PUBLIC_SIX = "2000::/3";

  private Peers() {}

  static LabelSelector selector(Blueprint blueprint, String name) {
    return new LabelSelectorBuilder()
        .withMatchLabels(Labels.selector(blueprint.owner(), name))
        .build();
  }

  /** Pods of ours, in our namespace. */
  static NetworkPolicyPeer pod(Blueprint blueprint, String name) {
    return new NetworkPolicyPeerBuilder().withPodSelector(selector(blueprint, name)).build();
  }

  /** Labels alone prove nothing: anyone may write them on a pod of his own namespace. */
  static NetworkPolicyPeer operator(Blueprint blueprint) {
    return new NetworkPolicyPeerBuilder()
        .withNewNamespaceSelector()
        .addToMatchLabels(Labels.NAMESPACE, blueprint.platform().operatorNamespace())
        .endNamespaceSelector()
        .withNewPodSelector()
        .addToMatchLabels(Labels.NAME, Labels.OPERATOR)
        .endPodSelector()
        .build();
  }

  static NetworkPolicyPeer gate(Blueprint.Gate gate) {
    var peer =
        new NetworkPolicyPeerBuilder()
            .withNewPodSelector()
            .withMatchLabels(new TreeMap<>(gate.podLabels()))
            .endPodSelector();
    // An empty selector of namespaces would mean all of them.
    return gate.namespaceLabels().isEmpty()
        ? peer.build()
        : peer.withNewNamespaceSelector()
            .withMatchLabels(new TreeMap<>(gate.namespaceLabels()))
            .endNamespaceSelector()
            .build();
  }

  /** The ranges that were named, or every public address. */
  static List<NetworkPolicyPeer> world(List<String> cidrs) {
    return cidrs.isEmpty()
        ? List.of(block(EVERY_ADDRESS, PRIVATE), block(PUBLIC_SIX, List.of()))
        : cidrs.stream().map(cidr -> block(cidr, List.of())).toList();
  }

  /** Addresses of clusters and the machines beside them. */
  static List<NetworkPolicyPeer> cluster() {
    return CLUSTER.stream().map(cidr -> block(cidr, List.of())).toList();
  }

  private static NetworkPolicyPeer block(String cidr, List<String> without) {
    return new NetworkPolicyPeerBuilder()
        .withNewIpBlock()
        .withCidr(cidr)
        .withExcept(without)
        .endIpBlock()
        .build();
  }
}
