package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLSBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Leads from outside to the gateway component, and to nobody else. */
final class GatewayObjects {
  private static final String GATEWAY_API = "gateway.networking.k8s.io";
  private static final String EVERYTHING = "/";

  /**
   * The socket of the page is one long answer, which these controllers would end after a minute;
   * others are told by the annotations of the spec.
   */
  private static final Map<String, Map<String, String>> PATIENCE =
      Map.of(
          "nginx",
          Map.of(
              "nginx.ingress.kubernetes.io/proxy-read-timeout", "3600",
              "nginx.ingress.kubernetes.io/proxy-send-timeout", "3600"),
          "haproxy",
          Map.of(
              "haproxy.org/timeout-tunnel", "1h",
              "haproxy-ingress.github.io/timeout-tunnel", "1h"),
          "alb",
          Map.of(
              "alb.ingress.kubernetes.io/load-balancer-attributes",
              "idle_timeout.timeout_seconds=3600"));

  private GatewayObjects() {}

  static List<HasMetadata> of(Blueprint blueprint) {
    var component =
        blueprint.components().stream()
            .filter(found -> found.name().equals(Names.GATEWAY))
            .findFirst();
    return blueprint
        .access()
        .gateway()
        .flatMap(gateway -> component.map(found -> object(blueprint, found, gateway)))
        .stream()
        .toList();
  }

  private static HasMetadata object(Blueprint blueprint, Component component, Gateway gateway) {
    return switch (gateway) {
      case Gateway.ByIngress ingress -> ingress(blueprint, component, ingress);
      case Gateway.ByRoute route -> route(blueprint, component, route);
    };
  }

  private static Ingress ingress(
      Blueprint blueprint, Component component, Gateway.ByIngress gateway) {
    var meta = ComponentObjects.meta(blueprint, component, Names.GATEWAY);
    var annotations = new TreeMap<>(PATIENCE.getOrDefault(gateway.className(), Map.of()));
    annotations.putAll(gateway.annotations());
    meta.setAnnotations(annotations);
    return new IngressBuilder()
        .withMetadata(meta)
        .withNewSpec()
        .withIngressClassName(gateway.className().isEmpty() ? null : gateway.className())
        .withTls(tls(gateway).stream().toList())
        .addNewRule()
        .withHost(gateway.host())
        .withNewHttp()
        .addNewPath()
        .withPath(EVERYTHING)
        .withPathType("Prefix")
        .withNewBackend()
        .withNewService()
        .withName(Names.GATEWAY)
        .withNewPort()
        .withName(Names.HTTP)
        .endPort()
        .endService()
        .endBackend()
        .endPath()
        .endHttp()
        .endRule()
        .endSpec()
        .build();
  }

  private static Optional<IngressTLS> tls(Gateway.ByIngress gateway) {
    return gateway.tlsSecret().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new IngressTLSBuilder()
                .withHosts(gateway.host())
                .withSecretName(gateway.tlsSecret())
                .build());
  }

  /** With what the server would fill in: it keeps these lists as a whole. */
  private static HTTPRoute route(
      Blueprint blueprint, Component component, Gateway.ByRoute gateway) {
    return new HTTPRouteBuilder()
        .withMetadata(ComponentObjects.meta(blueprint, component, Names.GATEWAY))
        .withNewSpec()
        .withHostnames(gateway.host())
        .addNewParentRef()
        .withGroup(GATEWAY_API)
        .withKind("Gateway")
        .withName(gateway.gateway())
        .withNamespace(gateway.namespace())
        .withSectionName(gateway.section().isEmpty() ? null : gateway.section())
        .endParentRef()
        .addNewRule()
        .addNewMatch()
        .withNewPath()
        .withType("PathPrefix")
        .withValue(EVERYTHING)
        .endPath()
        .endMatch()
        .addNewBackendRef()
        .withGroup("")
        .withKind("Service")
        .withName(Names.GATEWAY)
        .withPort(component.port())
        .withWeight(1)
        .endBackendRef()
        .endRule()
        .endSpec()
        .build();
  }
}
