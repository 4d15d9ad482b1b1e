package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.rec.operator.api.catalog.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything is closed, then each declared edge is opened, in both directions. */
final class NetworkPolicies {
  private static final int OPERATOR_PORT = 8080;
  private static final List<Integer> TELEMETRY_PORTS = List.of(4317, 4318);
  private static final int HTTPS_PORT = 443;

  private NetworkPolicies() {}

  static List<HasMetadata> of(Blueprint blueprint) {
    var policies = new ArrayList<HasMetadata>();
    policies.add(closed(blueprint));
    blueprint.components().forEach(component -> policies.add(open(blueprint, component)));
    policies.add(migration(blueprint));
    if (blueprint.database() instanceof Blueprint.Database.Managed) {
      policies.add(database(blueprint));
    }
    return policies;
  }

  private static NetworkPolicy closed(Blueprint blueprint) {
    var everyone =
        new LabelSelectorBuilder()
            .addToMatchLabels(Labels.INSTANCE, blueprint.owner().name())
            .addToMatchLabels(Labels.PART_OF, Labels.PLATFORM)
            .build();
    return policy(blueprint, "default-deny", everyone, List.of(), List.of());
  }

  private static NetworkPolicy open(Blueprint blueprint, Component component) {
    return policy(
        blueprint,
        component.name(),
        pod(blueprint, component.name()),
        ingress(blueprint, component),
        egress(blueprint, component));
  }

  private static List<NetworkPolicyIngressRule> ingress(Blueprint blueprint, Component component) {
    var callers =
        new ArrayList<>(
            blueprint.components().stream()
                .filter(caller -> peers(caller).anyMatch(component.name()::equals))
                .map(caller -> peer(pod(blueprint, caller.name())))
                .toList());
    if (component.name().equals("main-app")) {
      blueprint.switches().gatewayFrom().forEach(gate -> callers.add(gate(gate)));
    }
    return callers.isEmpty()
        ? List.of()
        : List.of(
            new NetworkPolicyIngressRuleBuilder()
                .withFrom(callers)
                .withPorts(tcp(component.port()))
                .build());
  }

  private static List<NetworkPolicyEgressRule> egress(Blueprint blueprint, Component component) {
    var rules = new ArrayList<NetworkPolicyEgressRule>();
    rules.add(names());
    rules.add(toOperator());
    peers(component)
        .map(blueprint::component)
        .forEach(
            target ->
                rules.add(
                    to(List.of(peer(pod(blueprint, target.name()))), List.of(tcp(target.port())))));
    if (component.needs(Need.DATABASE)) {
      rules.add(toDatabase(blueprint));
    }
    if (!blueprint.platform().telemetry().endpoint().isEmpty()) {
      rules.add(to(List.of(), TELEMETRY_PORTS.stream().map(NetworkPolicies::tcp).toList()));
    }
    if (component.needs(Need.INTERNET)) {
      rules.add(toWorld(blueprint));
    }
    return rules;
  }

  private static Stream<String> peers(Component component) {
    return Stream.concat(component.dependsOn().stream(), component.reaches().stream()).distinct();
  }

  private static NetworkPolicy migration(Blueprint blueprint) {
    return policy(
        blueprint,
        Names.MIGRATION,
        pod(blueprint, Names.MIGRATION),
        List.of(),
        List.of(names(), toDatabase(blueprint)));
  }

  private static NetworkPolicy database(Blueprint blueprint) {
    var clients =
        new ArrayList<>(
            blueprint.components().stream()
                .filter(component -> component.needs(Need.DATABASE))
                .map(component -> peer(pod(blueprint, component.name())))
                .toList());
    clients.add(peer(pod(blueprint, Names.MIGRATION)));
    clients.add(operator());
    var rule =
        new NetworkPolicyIngressRuleBuilder()
            .withFrom(clients)
            .withPorts(tcp(DatabaseObjects.PORT))
            .build();
    return policy(
        blueprint, Names.POSTGRES, pod(blueprint, Names.POSTGRES), List.of(rule), List.of());
  }

  private static NetworkPolicy policy(
      Blueprint blueprint,
      String name,
      LabelSelector selector,
      List<NetworkPolicyIngressRule> ingress,
      List<NetworkPolicyEgressRule> egress) {
    return new NetworkPolicyBuilder()
        .withMetadata(blueprint.owner().object(name, blueprint.platform().version()))
        .withNewSpec()
        .withPodSelector(selector)
        .withPolicyTypes("Egress", "Ingress")
        .withIngress(ingress)
        .withEgress(egress)
        .endSpec()
        .build();
  }

  private static NetworkPolicyEgressRule toDatabase(Blueprint blueprint) {
    return switch (blueprint.database()) {
      case Blueprint.Database.Managed managed ->
          to(List.of(peer(pod(blueprint, Names.POSTGRES))), List.of(tcp(DatabaseObjects.PORT)));
      // A host name cannot stand in a policy, so the port alone is opened.
      case Blueprint.Database.External external -> to(List.of(), List.of(tcp(external.port())));
    };
  }

  private static NetworkPolicyEgressRule toOperator() {
    return to(List.of(operator()), List.of(tcp(OPERATOR_PORT)));
  }

  private static NetworkPolicyEgressRule toWorld(Blueprint blueprint) {
    var cidrs = blueprint.switches().egressCidrs();
    var targets =
        cidrs.stream()
            .map(
                cidr -> new NetworkPolicyPeerBuilder().withNewIpBlock().withCidr(cidr).endIpBlock())
            .map(NetworkPolicyPeerBuilder::build)
            .toList();
    return to(targets, List.of(tcp(HTTPS_PORT)));
  }

  private static NetworkPolicyEgressRule names() {
    var dns = List.of(port(53, "UDP"), port(53, "TCP"));
    return to(List.of(), dns);
  }

  private static NetworkPolicyEgressRule to(
      List<NetworkPolicyPeer> targets, List<NetworkPolicyPort> ports) {
    return new NetworkPolicyEgressRuleBuilder().withTo(targets).withPorts(ports).build();
  }

  private static NetworkPolicyPeer operator() {
    return new NetworkPolicyPeerBuilder()
        .withNamespaceSelector(new LabelSelector())
        .withNewPodSelector()
        .addToMatchLabels(Labels.NAME, Labels.OPERATOR)
        .endPodSelector()
        .build();
  }

  private static NetworkPolicyPeer gate(Blueprint.Gate gate) {
    return new NetworkPolicyPeerBuilder()
        .withNewNamespaceSelector()
        .withMatchLabels(new TreeMap<>(gate.namespaceLabels()))
        .endNamespaceSelector()
        .withNewPodSelector()
        .withMatchLabels(new TreeMap<>(gate.podLabels()))
        .endPodSelector()
        .build();
  }

  private static NetworkPolicyPeer peer(LabelSelector pods) {
    return new NetworkPolicyPeerBuilder().withPodSelector(pods).build();
  }

  private static LabelSelector pod(Blueprint blueprint, String name) {
    return new LabelSelectorBuilder()
        .withMatchLabels(Labels.selector(blueprint.owner(), name))
        .build();
  }

  private static NetworkPolicyPort tcp(int number) {
    return port(number, "TCP");
  }

  private static NetworkPolicyPort port(int number, String protocol) {
    return new NetworkPolicyPortBuilder()
        .withPort(new IntOrString(number))
        .withProtocol(protocol)
        .build();
  }
}
