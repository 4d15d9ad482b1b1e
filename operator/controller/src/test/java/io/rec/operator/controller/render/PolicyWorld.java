package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/**
 * Says what a set of NetworkPolicies lets through, by the rules of the API: a pod that a policy
 * selects may do only what some policy allows it, and both ends have to agree.
 */
record PolicyWorld(List<NetworkPolicy> policies) {

  /** One end of a connection. */
  sealed interface End {
    /** A pod, with the name of its namespace. */
    record Pod(String namespace, Map<String, String> labels) implements End {}

    /** Anything outside the cluster. */
    record Host(String address) implements End {}
  }

  static PolicyWorld of(List<HasMetadata> objects) {
    return new PolicyWorld(
        objects.stream()
            .filter(NetworkPolicy.class::isInstance)
            .map(NetworkPolicy.class::cast)
            .toList());
  }

  boolean allows(End from, End to, int port) {
    return allows(from, to, port, "TCP");
  }

  boolean allows(End from, End to, int port, String protocol) {
    return leaves(from, to, port, protocol) && enters(from, to, port, protocol);
  }

  private boolean leaves(End from, End to, int port, String protocol) {
    var about = selecting(from, "Egress");
    return about.isEmpty()
        || about.stream()
            .flatMap(policy -> policy.getSpec().getEgress().stream())
            .anyMatch(
                rule ->
                    ports(rule.getPorts(), port, protocol)
                        && peers(rule.getTo(), to, ((End.Pod) from).namespace()));
  }

  private boolean enters(End from, End to, int port, String protocol) {
    var about = selecting(to, "Ingress");
    return about.isEmpty()
        || about.stream()
            .flatMap(policy -> policy.getSpec().getIngress().stream())
            .anyMatch(
                rule ->
                    ports(rule.getPorts(), port, protocol)
                        && peers(rule.getFrom(), from, ((End.Pod) to).namespace()));
  }

  private List<NetworkPolicy> selecting(End end, String direction) {
    return end instanceof End.Pod pod
        ? policies.stream()
            .filter(policy -> policy.getMetadata().getNamespace().equals(pod.namespace()))
            .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
            .filter(policy -> matches(policy.getSpec().getPodSelector(), pod.labels()))
            .toList()
        : List.of();
  }

  private static boolean ports(List<NetworkPolicyPort> rule, int port, String protocol) {
    return rule.isEmpty()
        || rule.stream()
            .anyMatch(
                one -> one.getPort().getIntVal() == port && one.getProtocol().equals(protocol));
  }

  /** An empty list means everybody. */
  private static boolean peers(List<NetworkPolicyPeer> peers, End end, String home) {
    return peers.isEmpty() || peers.stream().anyMatch(peer -> peer(peer, end, home));
  }

  private static boolean peer(NetworkPolicyPeer peer, End end, String home) {
    return switch (end) {
      case End.Host host -> peer.getIpBlock() != null && inside(peer.getIpBlock(), host.address());
      case End.Pod pod when peer.getIpBlock() != null -> false;
      case End.Pod pod ->
          (peer.getNamespaceSelector() == null
                  ? pod.namespace().equals(home)
                  : matches(
                      peer.getNamespaceSelector(),
                      Map.of("kubernetes.io/metadata.name", pod.namespace())))
              && (peer.getPodSelector() == null || matches(peer.getPodSelector(), pod.labels()));
    };
  }

  private static boolean matches(LabelSelector selector, Map<String, String> labels) {
    if (!selector.getMatchExpressions().isEmpty()) {
      throw new IllegalArgumentException("expressions are not rendered: " + selector);
    }
    return selector.getMatchLabels() == null
        || labels.entrySet().containsAll(selector.getMatchLabels().entrySet());
  }

  private static boolean inside(IPBlock block, String address) {
    return inside(block.getCidr(), address)
        && block.getExcept().stream().noneMatch(cidr -> inside(cidr, address));
  }

  private static boolean inside(String cidr, String address) {
    var slash = cidr.indexOf('/');
    var base = bytes(cidr.substring(0, slash));
    var host = bytes(address);
    if (base.length != host.length) {
      return false;
    }
    var rest = base.length * 8 - Integer.parseInt(cidr.substring(slash + 1));
    return new BigInteger(1, base)
        .shiftRight(rest)
        .equals(new BigInteger(1, host).shiftRight(rest));
  }

  private static byte[] bytes(String address) {
    try {
      return InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not an address: " + address, e);
    }
  }
}
