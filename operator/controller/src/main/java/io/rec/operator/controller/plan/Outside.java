package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.DEGRADED;
import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.spec.component.SecretRef;
import io.rec.operator.api.spec.network.GatewaySpec;
import io.rec.operator.controller.render.Blueprint;
import io.rec.operator.controller.render.Gateway;
import io.rec.operator.controller.render.Names;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ways in from outside the cluster: to the dashboard, and to the figures. What stands in their
 * way is said after everything else that may be wrong, since trading goes on without them.
 */
record Outside(Desk desk) {
  private static final String ROUTE = "HTTPRoute";
  private static final String MONITOR = "ServiceMonitor";

  static Outside of(Desk desk) {
    return new Outside(desk);
  }

  /**
   * @param unknownKinds of which nothing can be made here
   */
  Blueprint.Access access(Set<String> unknownKinds) {
    return new Blueprint.Access(
        gateway().filter(way -> !(way instanceof Gateway.ByRoute) || !unknownKinds.contains(ROUTE)),
        scrape().filter(wish -> !unknownKinds.contains(MONITOR)));
  }

  Optional<Finding> finding(Facts facts) {
    return facts.installed() && !facts.suspended()
        ? Stream.of(
                missingRoute(facts), absent(), closed(), uncertified(facts), missingMonitor(facts))
            .flatMap(Optional::stream)
            .findFirst()
        : Optional.empty();
  }

  private Optional<Gateway> gateway() {
    var spec = Optional.ofNullable(desk.spec().gateway());
    return spec.flatMap(this::byIngress).or(() -> spec.flatMap(this::byRoute));
  }

  private Optional<Gateway> byIngress(GatewaySpec spec) {
    return Optional.ofNullable(spec.ingress())
        .map(
            ingress ->
                new Gateway.ByIngress(
                    host(spec),
                    Optional.ofNullable(spec.tlsSecretRef()).map(SecretRef::name).orElse(""),
                    requireNonNullElse(ingress.className(), ""),
                    ingress.annotations()));
  }

  private Optional<Gateway> byRoute(GatewaySpec spec) {
    return Optional.ofNullable(spec.httpRoute())
        .map(
            route ->
                new Gateway.ByRoute(
                    host(spec),
                    route.parentRef().name(),
                    requireNonNullElse(route.parentRef().namespace(), desk.owner().namespace()),
                    requireNonNullElse(route.parentRef().sectionName(), "")));
  }

  /** The API server refuses a way without one. */
  private static String host(GatewaySpec spec) {
    return requireNonNullElse(spec.host(), "");
  }

  private Optional<Blueprint.Scrape> scrape() {
    var wish = desk.spec().observability().serviceMonitor();
    return wish.enabled()
        ? Optional.of(new Blueprint.Scrape(wish.interval().text(), wish.labels()))
        : Optional.empty();
  }

  private Optional<Finding> missingRoute(Facts facts) {
    return gateway()
        .filter(Gateway.ByRoute.class::isInstance)
        .filter(way -> facts.seen().unknownKinds().contains(ROUTE))
        .map(
            way ->
                Finding.yes(
                    DEGRADED,
                    "KindMissing",
                    "gateway.httpRoute: this cluster does not know HTTPRoute: install the Gateway API, or use gateway.ingress; everything else works"));
  }

  /**
   * Of the certificate, which may come later than the desk; an HTTPRoute's listener has its own.
   */
  Optional<String> certificate() {
    return gateway()
        .filter(Gateway.ByIngress.class::isInstance)
        .map(Gateway.ByIngress.class::cast)
        .map(Gateway.ByIngress::tlsSecret)
        .filter(name -> !name.isEmpty());
  }

  private Optional<Finding> uncertified(Facts facts) {
    return certificate()
        .filter(name -> !facts.seen().secrets().containsKey(name))
        .map(
            name ->
                Finding.yes(
                    DEGRADED,
                    "SecretMissing",
                    "gateway.tlsSecretRef: Secret %s is missing, or the operator may not read it: create it, or name it in the chart's rbac.readableSecrets; without it the ingress controller shows a certificate of its own"
                        .formatted(name)));
  }

  private Optional<Finding> absent() {
    return gateway()
        .filter(
            way ->
                Topology.of(desk.spec()).enabled().stream()
                    .noneMatch(component -> component.name().equals(Names.GATEWAY)))
        .map(
            way ->
                Finding.yes(
                    DEGRADED,
                    "GatewayClosed",
                    "gateway: it leads to %s, which is switched off".formatted(Names.GATEWAY)));
  }

  private Optional<Finding> closed() {
    var policy = desk.spec().networkPolicy();
    return gateway()
        .filter(way -> policy.enabled() && policy.allowGatewayFrom().isEmpty())
        .map(
            way ->
                Finding.yes(
                    DEGRADED,
                    "GatewayClosed",
                    "gateway: nobody may reach %s through it: name the namespace of your ingress controller in networkPolicy.allowGatewayFrom"
                        .formatted(Names.GATEWAY)));
  }

  private Optional<Finding> missingMonitor(Facts facts) {
    return scrape()
        .filter(wish -> facts.seen().unknownKinds().contains(MONITOR))
        .map(
            wish ->
                Finding.yes(
                    DEGRADED,
                    "KindMissing",
                    "observability.serviceMonitor: this cluster does not know ServiceMonitor: install the Prometheus operator, or switch it off; everything else works"));
  }
}
