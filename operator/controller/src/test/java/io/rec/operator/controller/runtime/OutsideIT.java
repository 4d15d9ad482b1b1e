package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.kinds.ServiceMonitor;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The ways in from outside the cluster, on a real API server with the kinds as they are published.
 */
@ExtendWith(Kubernetes.class)
class OutsideIT {
  private static final Path KINDS = Path.of("src/test/resources/kinds");
  private static final String INGRESS =
      """
      gateway: {host: desk.example.org, tlsSecretRef: {name: tls}, ingress: {className: nginx}}
      """;
  private static final String ROUTE_AND_MONITOR =
      """
      gateway: {host: desk.example.org, httpRoute: {parentRef: {name: edge, namespace: infra}}}
      observability: {serviceMonitor: {enabled: true, labels: {release: prometheus}}}
      """;
  private static final String WITHOUT = "{\"spec\":{\"gateway\":null,\"observability\":null}}";

  private final Api api;
  private final HurriedClock clock = new HurriedClock();
  private String namespace;

  OutsideIT(Api api) {
    this.api = api;
  }

  @BeforeEach
  void makeNamespace() {
    namespace = api.namespace();
  }

  @Test
  void ingressComesBackRestsAndGoesWithItsWish() {
    try (var operator = RunningOperator.in(api.another(), namespace, 1, clock)) {
      var desk = DeskOnServer.create(api.client(), namespace, "desk", INGRESS);
      desk.eventually(() -> desk.list(Ingress.class).size() == 1);
      var ingress = desk.list(Ingress.class).getFirst();
      assertThat(ingress.getSpec().getTls().getFirst().getSecretName()).isEqualTo("tls");
      assertThat(ingress.getMetadata().getAnnotations())
          .containsEntry("nginx.ingress.kubernetes.io/proxy-read-timeout", "3600");

      api.client().resource(ingress).delete();
      desk.eventually(() -> desk.list(Ingress.class).size() == 1);
      rests(operator, desk);

      edit(WITHOUT);
      desk.eventually(() -> desk.list(Ingress.class).isEmpty());
    }
  }

  /** A kind that nobody has installed breaks nothing, and is used once somebody has. */
  @Test
  void optionalKindsAreTakenUpWhenTheyAreInstalled() {
    try (var operator = RunningOperator.in(api.another(), namespace, 1, clock)) {
      var desk = DeskOnServer.create(api.client(), namespace, "desk", ROUTE_AND_MONITOR);
      desk.eventually(() -> desk.deployment("main-app") != null);
      assertThat(desk.reason("Ready")).isNotEqualTo("ReconcileError");

      api.install(KINDS.resolve("httproutes.yaml"), HTTPRoute.class);
      api.install(KINDS.resolve("servicemonitors.yaml"), ServiceMonitor.class);
      clock.hurry(Duration.ofSeconds(61));
      desk.poke("installed");

      desk.eventually(() -> desk.list(HTTPRoute.class).size() == 1);
      desk.eventually(() -> desk.list(ServiceMonitor.class).size() == 1);
      var route = desk.list(HTTPRoute.class).getFirst();
      assertThat(route.getSpec().getParentRefs().getFirst().getNamespace()).isEqualTo("infra");
      assertThat(desk.list(ServiceMonitor.class).getFirst().getMetadata().getLabels())
          .containsEntry("release", "prometheus");

      api.client().resource(route).delete();
      desk.eventually(() -> desk.list(HTTPRoute.class).size() == 1);
      rests(operator, desk);

      edit(WITHOUT);
      desk.eventually(() -> desk.list(HTTPRoute.class).isEmpty());
      desk.eventually(() -> desk.list(ServiceMonitor.class).isEmpty());
    }
  }

  private static void rests(RunningOperator operator, DeskOnServer desk) {
    desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
    var before = operator.passes();
    desk.eventually(() -> operator.passes() > before + 2);
    var versions = desk.versions();
    var writes = operator.writes();

    desk.eventually(() -> operator.passes() > before + 6);

    assertThat(desk.versions()).isEqualTo(versions);
    assertThat(operator.writes()).isEqualTo(writes);
  }

  private void edit(String patch) {
    api.client()
        .resources(TradingSystem.class)
        .inNamespace(namespace)
        .withName("desk")
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }
}
