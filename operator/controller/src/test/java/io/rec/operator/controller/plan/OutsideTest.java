package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.DEGRADED;
import static io.rec.operator.api.status.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.render.Blueprint;
import io.rec.operator.controller.render.Gateway;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutsideTest {
  private static final String INGRESS =
      "gateway: {host: desk.example.org, tlsSecretRef: {name: tls}, ingress: {className: nginx}}";
  private static final String ROUTE =
      "gateway: {host: desk.example.org, httpRoute: {parentRef: {name: edge, sectionName: https}}}";
  private static final String MONITOR = "observability: {serviceMonitor: {enabled: true}}";
  private static final String OPEN =
      "networkPolicy: {allowGatewayFrom: [{namespaceSelector: {name: ingress}}]}";
  private static final Set<String> NONE = Set.of();

  @Test
  void ingressWithItsCertificate() {
    assertThat(access(INGRESS, NONE).gateway())
        .contains(new Gateway.ByIngress("desk.example.org", "tls", "nginx", Map.of()));
  }

  @Test
  void aRouteHangsOnAGatewayOfTheSameNamespaceUnlessAnotherIsNamed() {
    assertThat(access(ROUTE, NONE).gateway())
        .contains(new Gateway.ByRoute("desk.example.org", "edge", "trading", "https"));
  }

  @Test
  void nothingIsMadeOfAKindThatIsNotKnown() {
    var access = access(ROUTE + "\n" + MONITOR, Set.of("HTTPRoute", "ServiceMonitor"));

    assertThat(access.gateway()).isEmpty();
    assertThat(access.scrape()).isEmpty();
    assertThat(access(INGRESS, Set.of("HTTPRoute")).gateway()).isPresent();
  }

  @Test
  void aKindThatIsNotKnownIsSaidWhileTradingGoesOn() {
    var desk = Desks.desk(ROUTE + "\n" + OPEN);
    var seen = healthy(desk).withUnknownKinds(Set.of("HTTPRoute"));

    assertThat(condition(desk, seen, DEGRADED).reason()).isEqualTo("KindMissing");
    assertThat(condition(desk, seen, DEGRADED).message()).contains("gateway.httpRoute");
    assertThat(condition(desk, seen, READY).status().text()).isEqualTo("True");
    assertThat(condition(desk, healthy(desk), DEGRADED).status().text()).isEqualTo("False");
  }

  @Test
  void aMonitorThatCannotBeMadeIsSaid() {
    var desk = Desks.desk(MONITOR);
    var seen = healthy(desk).withUnknownKinds(Set.of("ServiceMonitor"));

    assertThat(condition(desk, seen, DEGRADED).message())
        .startsWith("observability.serviceMonitor: this cluster does not know ServiceMonitor");
  }

  @Test
  void aWayInThatThePoliciesCloseIsSaid() {
    var closed = Desks.desk(INGRESS);
    var open = Desks.desk(INGRESS + "\n" + OPEN);

    assertThat(condition(closed, healthy(closed), DEGRADED).message())
        .contains("networkPolicy.allowGatewayFrom");
    assertThat(condition(open, certified(open), DEGRADED).reason()).isEqualTo("AsExpected");
  }

  @Test
  void aCertificateThatIsNotThereIsSaidWhileTradingGoesOn() {
    var desk = Desks.desk(INGRESS + "\n" + OPEN);

    assertThat(condition(desk, healthy(desk), DEGRADED).reason()).isEqualTo("SecretMissing");
    assertThat(condition(desk, healthy(desk), DEGRADED).message())
        .startsWith("gateway.tlsSecretRef: Secret tls is missing")
        .contains("rbac.readableSecrets");
    assertThat(condition(desk, healthy(desk), READY).status().text()).isEqualTo("True");
    assertThat(Planner.secretsOf(desk)).contains("tls");
  }

  @Test
  void aWayInToNobodyIsSaid() {
    var desk =
        Desks.desk(INGRESS + "\n" + OPEN + "\ncomponents: [{name: main-app, enabled: false}]");

    assertThat(condition(desk, healthy(desk), DEGRADED).message())
        .contains("main-app, which is switched off");
  }

  private static Blueprint.Access access(String spec, Set<String> unknownKinds) {
    return Outside.of(Desks.desk(spec)).access(unknownKinds);
  }

  private static Observation healthy(Desk desk) {
    return Desks.healthy(desk);
  }

  private static Observation certified(Desk desk) {
    return new Desks.World(desk)
        .secret(Desks.secret("tls", Map.of("tls.crt", "some")))
        .observation();
  }

  private static Condition condition(Desk desk, Observation seen, ConditionType type) {
    var before = Desks.with(desk, Desks.plan(desk, Desks.healthy(desk)).status());
    return Desks.plan(before, seen).status().conditions().stream()
        .filter(found -> found.type().equals(type.text()))
        .findFirst()
        .orElseThrow();
  }
}
