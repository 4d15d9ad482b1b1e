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
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.rec.operator.api.catalog.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything is closed, then each declared edge is opened, in both directions. */
final class NetworkPolicies {
  private static final int OPERATOR_PORT = 8080;
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /** Where the Kubernetes API listens behind the port of its Service. */
  private static final int API_PORT = 6443;

  /** Scheme, host and, if it is named, the port of what is outside. */
  private static final Pattern ENDPOINT =
      Pattern.compile("(https?)://[^/]*?(?::([0-9]+))?(?:/.*)?");

  private NetworkPolicies() {}

  static List<HasMetadata> of(Blueprint blueprint) {
    var policies = new ArrayList<HasMetadata>();
    policies.add(closed(blueprint));
    blueprint.components().forEach(component -> policies.add(open(blueprint, component)));
    policies.add(toDatabaseOnly(blueprint, Names.MIGRATION));
    if (blueprint.switches().regeneration()) {
      policies.add(regeneration(blueprint));
    }
    if (blueprint.database() instanceof Blueprint.Database.Managed) {
      policies.add(database(blueprint));
    }
    // The drill is not among them: what it needs lies on its volume.
    backups(blueprint).forEach(job -> policies.add(toDatabaseOnly(blueprint, job)));
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
        Peers.selector(blueprint, component.name()),
        ingress(blueprint, component),
        egress(blueprint, component));
  }

  private static List<NetworkPolicyIngressRule> ingress(Blueprint blueprint, Component component) {
    var callers =
        new ArrayList<>(
            blueprint.components().stream()
                .filter(caller -> peers(caller).anyMatch(component.name()::equals))
                .map(caller -> Peers.pod(blueprint, caller.name()))
                .toList());
    if (component.name().equals(Names.GATEWAY)) {
      blueprint.switches().gatewayFrom().forEach(gate -> callers.add(Peers.gate(gate)));
    }
    blueprint.switches().metricsFrom().forEach(gate -> callers.add(Peers.gate(gate)));
    return callers.isEmpty()
        ? List.of()
        : List.of(
            new NetworkPolicyIngressRuleBuilder()
                .withFrom(callers)
                .withPorts(component.ports().stream().map(NetworkPolicies::tcp).toList())
                .build());
  }

  private static List<NetworkPolicyEgressRule> egress(Blueprint blueprint, Component component) {
    var rules = new ArrayList<NetworkPolicyEgressRule>();
    rules.add(names());
    rules.add(toOperator(blueprint));
    peers(component)
        .map(blueprint::component)
        .forEach(
            target ->
                rules.add(
                    to(
                        List.of(Peers.pod(blueprint, target.name())),
                        target.ports().stream().map(NetworkPolicies::tcp).toList())));
    if (component.usesDatabase()) {
      rules.add(toDatabase(blueprint));
    }
    portOf(blueprint.platform().telemetry().endpoint())
        .ifPresent(port -> rules.add(to(List.of(), List.of(tcp(port)))));
    if (component.needs(Need.MODEL_CREDENTIALS)) {
      modelPort(blueprint).ifPresent(port -> rules.add(to(List.of(), List.of(tcp(port)))));
    }
    if (component.needs(Need.INTERNET)) {
      rules.add(toWorld(blueprint));
    }
    if (component.needs(Need.NOTIFICATION_CREDENTIALS)
        && !blueprint.channels().mailPorts().isEmpty()) {
      rules.add(
          to(
              Peers.world(blueprint.switches().egressCidrs()),
              blueprint.channels().mailPorts().stream().map(NetworkPolicies::tcp).toList()));
    }
    if (DetectorRights.areOf(component)) {
      rules.add(to(Peers.cluster(), List.of(tcp(HTTPS_PORT), tcp(API_PORT))));
    }
    return rules;
  }

  private static Stream<String> peers(Component component) {
    return Stream.concat(component.dependsOn().stream(), component.reaches().stream()).distinct();
  }

  private static NetworkPolicy toDatabaseOnly(Blueprint blueprint, String job) {
    return policy(
        blueprint,
        job,
        Peers.selector(blueprint, job),
        List.of(),
        List.of(names(), toDatabase(blueprint)));
  }

  /** Jobs that copy the database, or put a copy in its place. */
  private static Stream<String> backups(Blueprint blueprint) {
    if (blueprint.database().backup().isEmpty()) {
      return Stream.of();
    }
    return switch (blueprint.database()) {
      case Blueprint.Database.Managed ours -> Stream.of(Names.BACKUP, Names.RESTORE);
      case Blueprint.Database.External other -> Stream.of(Names.BACKUP);
    };
  }

  /** The job fetches what the history lacks from the venue's public candles. */
  private static NetworkPolicy regeneration(Blueprint blueprint) {
    return policy(
        blueprint,
        Names.FINGERPRINTS,
        Peers.selector(blueprint, Names.FINGERPRINTS),
        List.of(),
        List.of(names(), toDatabase(blueprint), toWorld(blueprint)));
  }

  private static NetworkPolicy database(Blueprint blueprint) {
    var clients =
        new ArrayList<>(
            blueprint.components().stream()
                .filter(component -> component.usesDatabase())
                .map(component -> Peers.pod(blueprint, component.name()))
                .toList());
    clients.add(Peers.pod(blueprint, Names.MIGRATION));
    backups(blueprint).forEach(job -> clients.add(Peers.pod(blueprint, job)));
    if (blueprint.switches().regeneration()) {
      clients.add(Peers.pod(blueprint, Names.FINGERPRINTS));
    }
    clients.add(Peers.operator(blueprint));
    var rule =
        new NetworkPolicyIngressRuleBuilder()
            .withFrom(clients)
            .withPorts(tcp(DatabaseObjects.PORT))
            .build();
    return policy(
        blueprint,
        Names.POSTGRES,
        Peers.selector(blueprint, Names.POSTGRES),
        List.of(rule),
        List.of());
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
          to(List.of(Peers.pod(blueprint, Names.POSTGRES)), List.of(tcp(DatabaseObjects.PORT)));
      // A host name cannot stand in a policy, so the port alone is opened.
      case Blueprint.Database.External external -> to(List.of(), List.of(tcp(external.port())));
    };
  }

  /** A host name cannot stand in a policy, so of the endpoint only the port is opened. */
  private static OptionalInt portOf(String endpoint) {
    var form = ENDPOINT.matcher(endpoint);
    if (!form.matches()) {
      return OptionalInt.empty();
    }
    var byScheme = form.group(1).equals("https") ? HTTPS_PORT : HTTP_PORT;
    return OptionalInt.of(form.group(2) == null ? byScheme : Integer.parseInt(form.group(2)));
  }

  /** One that runs in the cluster is nowhere in the world. */
  private static OptionalInt modelPort(Blueprint blueprint) {
    return portOf(blueprint.model().flatMap(LanguageModel::url).orElse(""));
  }

  private static NetworkPolicyEgressRule toOperator(Blueprint blueprint) {
    return to(List.of(Peers.operator(blueprint)), List.of(tcp(OPERATOR_PORT)));
  }

  private static NetworkPolicyEgressRule toWorld(Blueprint blueprint) {
    var targets = Peers.world(blueprint.switches().egressCidrs());
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
