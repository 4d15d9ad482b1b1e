package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.ports.PortManifest;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.api.spec.component.Autoscaling;
import io.rec.operator.api.spec.component.EnvVariable;
import io.rec.operator.api.spec.component.ResourceNeeds;
import io.rec.operator.api.spec.component.SecretRef;
import io.rec.operator.api.spec.network.PeerSelector;
import io.rec.operator.api.status.ComponentStatus;
import io.rec.operator.controller.observe.VolumeSeen;
import io.rec.operator.controller.render.Blueprint;
import io.rec.operator.controller.render.Component;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a spec that fits together into a blueprint. */
final class Resolver {
  /** Where Prometheus runs unless somebody says otherwise. */
  private static final String MONITORING = "monitoring";

  private final Installation installation;

  Resolver(Installation installation) {
    this.installation = installation;
  }

  /**
   * What stays of earlier wishes, because the API server or somebody's pods still hold to it.
   *
   * @param oldPorts numbers that Services go on answering on, by component
   * @param unknownKinds of which nothing can be made here
   */
  record Kept(VolumeSeen volume, Map<String, Integer> oldPorts, Set<String> unknownKinds) {
    Kept {
      oldPorts = Map.copyOf(oldPorts);
      unknownKinds = Set.copyOf(unknownKinds);
    }

    static Kept nothing() {
      return new Kept(VolumeSeen.none(), Map.of(), Set.of());
    }
  }

  Blueprint resolve(Desk desk, Topology topology, PortManifest manifest, Extent extent, Kept kept) {
    var spec = desk.spec();
    return new Blueprint(
        desk.owner(),
        platform(desk),
        topology.enabled().stream()
            .map(
                component ->
                    component(
                        desk,
                        component,
                        kept.oldPorts().getOrDefault(component.name(), 0),
                        extent.components().contains(component.name())))
            .toList(),
        new DatabaseResolver(installation).database(desk, extent.database(), kept.volume()),
        manifest.toJson(),
        ControlDocument.of(desk),
        NotificationChannels.of(spec).rendered(),
        ModelAccount.of(spec).map(ModelAccount::rendered),
        Outside.of(desk).access(kept.unknownKinds()),
        new Blueprint.Switches(
            false,
            regeneration(spec, topology),
            spec.networkPolicy().enabled(),
            spec.networkPolicy().egressCidrs(),
            gates(spec.networkPolicy().allowGatewayFrom()),
            metricsFrom(spec)));
  }

  /** Simulated prices must never become the history that real money is traded on. */
  private static boolean regeneration(TradingSystemSpec spec, Topology topology) {
    return !spec.connectorsInForce().data().simulated()
        && topology.enabled().stream()
            .anyMatch(component -> component.name().equals(Names.COORDINATOR));
  }

  private static List<Blueprint.Gate> gates(List<PeerSelector> peers) {
    return peers.stream()
        .map(peer -> new Blueprint.Gate(peer.namespaceSelector(), peer.podSelector()))
        .toList();
  }

  private static List<Blueprint.Gate> metricsFrom(TradingSystemSpec spec) {
    var named = gates(spec.networkPolicy().allowMetricsFrom());
    return named.isEmpty() && spec.observability().serviceMonitor().enabled()
        ? List.of(new Blueprint.Gate(Map.of(Labels.NAMESPACE, MONITORING), Map.of()))
        : named;
  }

  private Blueprint.Platform platform(Desk desk) {
    var spec = desk.spec();
    var telemetry = spec.observability().openTelemetry();
    return new Blueprint.Platform(
        spec.version(),
        spec.mode().text(),
        spec.profile().text(),
        spec.symbols(),
        spec.observability().logLevel().text(),
        installation.operatorUrl(),
        installation.namespace(),
        Images.services(spec.image(), installation, spec.version()),
        connectors(desk),
        new Blueprint.Telemetry(
            requireNonNullElse(telemetry.endpoint(), ""),
            telemetry.protocol().text(),
            telemetry.sampleRatio()),
        spec.connectorsInForce().broker().simulated()
            ? Names.PAPER_KEY_SECRET
            : name(spec.connectorsInForce().broker().credentialsSecretRef()));
  }

  private static List<EnvVar> connectors(Desk desk) {
    var connectors = desk.spec().connectorsInForce();
    return Stream.of(
            Map.entry("RECIO_BROKER", connectors.broker().type()),
            Map.entry("RECIO_BROKER_ENVIRONMENT", connectors.broker().environment().text()),
            Map.entry("RECIO_DATA", connectors.data().type()),
            Map.entry("RECIO_DATA_ENVIRONMENT", connectors.data().environment().text()))
        .map(entry -> new EnvVar(entry.getKey(), entry.getValue(), null))
        .toList();
  }

  static String name(@Nullable SecretRef reference) {
    return reference == null ? "" : reference.name();
  }

  private Component component(
      Desk desk, io.rec.operator.api.catalog.Component component, int oldPort, boolean running) {
    var entry = component.entry();
    return new Component(
        component.name(),
        entry.role(),
        requireNonNullElse(entry.symbol(), ""),
        component.port(),
        oldPort,
        running ? component.replicas() : 0,
        List.copyOf(component.dependsOn()),
        List.copyOf(component.reaches()),
        new Component.Traits(
            component.critical(),
            entry.money(),
            entry.needs(),
            entry.aliasPorts(),
            entry.aliasHosts()),
        workload(desk, component, running));
  }

  private Component.Workload workload(
      Desk desk, io.rec.operator.api.catalog.Component component, boolean running) {
    var scheduling = component.scheduling();
    return new Component.Workload(
        Images.services(component.image(), installation, desk.spec().version()),
        component.env().stream().map(Resolver::variable).toList(),
        resources(component.resources()),
        scheduling.nodeSelector(),
        scheduling.tolerations().stream().map(Resolver::toleration).toList(),
        requireNonNullElse(scheduling.priorityClassName(), ""),
        running ? bounds(component.autoscaling()) : Optional.empty(),
        restartToken(desk, component.name()));
  }

  /** Kept for ever: leaving it out again would change the template and restart once more. */
  private static String restartToken(Desk desk, String component) {
    return desk.status().components().stream()
        .filter(known -> known.name().equals(component))
        .map(ComponentStatus::restartToken)
        .map(token -> requireNonNullElse(token, ""))
        .findFirst()
        .orElse("");
  }

  private static Optional<Component.Autoscaling> bounds(@Nullable Autoscaling autoscaling) {
    return Optional.ofNullable(autoscaling)
        .map(
            wish ->
                new Component.Autoscaling(
                    wish.minReplicas(), wish.maxReplicas(), wish.targetCpuPercent()));
  }

  static ResourceRequirements resources(ResourceNeeds needs) {
    return new ResourceRequirementsBuilder()
        .withRequests(needs.requests())
        .withLimits(needs.limits())
        .build();
  }

  private static EnvVar variable(EnvVariable wish) {
    var variable = new EnvVarBuilder().withName(wish.name()).withValue(wish.value());
    var source = wish.valueFrom();
    if (source == null) {
      return variable.build();
    }
    var key = source.configMapKeyRef();
    if (key != null) {
      return variable
          .withNewValueFrom()
          .withNewConfigMapKeyRef(key.key(), key.name(), null)
          .endValueFrom()
          .build();
    }
    var secret = source.secretKeyRef();
    if (secret == null) {
      return variable.build();
    }
    return variable
        .withNewValueFrom()
        .withNewSecretKeyRef(secret.key(), secret.name(), null)
        .endValueFrom()
        .build();
  }

  private static Toleration toleration(io.rec.operator.api.spec.component.Toleration wish) {
    return new TolerationBuilder()
        .withKey(wish.key())
        .withOperator(wish.operator() == null ? null : wish.operator().text())
        .withValue(wish.value())
        .withEffect(wish.effect() == null ? null : wish.effect().text())
        .withTolerationSeconds(wish.tolerationSeconds())
        .build();
  }
}
