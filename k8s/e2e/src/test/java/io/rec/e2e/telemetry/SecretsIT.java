package io.rec.e2e.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.e2e.desk.Component;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.KnownSecret;
import io.rec.e2e.desk.OnDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Last of those that leave the desk up, so that everything that may be said has been said. */
@OnDesk
@Order(Integer.MAX_VALUE - 1)
@DisplayName("What nobody may read")
final class SecretsIT {
  private static final String[] NAMESPACES = {Desk.NAMESPACE, Desk.OPERATOR_NAMESPACE};
  private static final String FIGURES = "/prometheus";

  @Test
  @DisplayName("stands in no log, in none of a container that ended either")
  void noLog(Desk desk) {
    var secrets = KnownSecret.all(desk.client(), NAMESPACES);
    var complaints = new ArrayList<String>();
    for (var namespace : NAMESPACES) {
      for (var pod : desk.client().pods().inNamespace(namespace).list().getItems()) {
        for (var container : pod.getStatus().getContainerStatuses()) {
          complaints.addAll(found(secrets, "log of " + name(pod), log(desk, pod, container)));
        }
      }
    }

    assertThat(complaints).isEmpty();
  }

  @Test
  @DisplayName("stands in no object but its Secret: no event, no status, no environment")
  void noObject(Desk desk) {
    var secrets = KnownSecret.all(desk.client(), NAMESPACES);
    var complaints = new ArrayList<String>();
    for (var namespace : NAMESPACES) {
      objects(desk, namespace)
          .forEach(
              object ->
                  complaints.addAll(
                      found(
                          secrets,
                          "%s %s".formatted(object.getKind(), object.getMetadata().getName()),
                          Serialization.asYaml(object))));
    }

    assertThat(complaints).isEmpty();
  }

  @Test
  @DisplayName("stands in no figure that a component tells")
  void noFigure(Desk desk) {
    var secrets = KnownSecret.all(desk.client(), NAMESPACES);
    var complaints = new ArrayList<String>();
    for (var component : Component.paperDesk().toList()) {
      var told = desk.inside().get(component.name(), FIGURES);
      assertThat(told.body()).as(component.name()).contains("jvm_memory_used_bytes");
      complaints.addAll(found(secrets, "figures of " + component.name(), told.body()));
    }

    assertThat(complaints).isEmpty();
  }

  @Test
  @DisplayName("is found where it stands: the search itself works")
  void findsWhatIsThere(Desk desk) {
    var secrets = KnownSecret.all(desk.client(), NAMESPACES);
    var stored = desk.client().secrets().inNamespace(Desk.NAMESPACE).list();

    assertThat(found(secrets, "secrets", Serialization.asYaml(stored)))
        .anySatisfy(complaint -> assertThat(complaint).contains("recio-db/POSTGRES_PASSWORD"))
        .anySatisfy(complaint -> assertThat(complaint).contains("recio-tokens/"))
        .anySatisfy(complaint -> assertThat(complaint).contains("recio-root/seed"));
  }

  private static List<String> found(List<KnownSecret> secrets, String where, String text) {
    return secrets.stream()
        .filter(secret -> secret.isIn(text))
        .map(secret -> "%s has %s".formatted(where, secret))
        .distinct()
        .toList();
  }

  private static String log(Desk desk, Pod pod, ContainerStatus container) {
    var of = desk.client().pods().resource(pod).inContainer(container.getName());
    return container.getRestartCount() == 0 ? of.getLog() : of.getLog() + of.terminated().getLog();
  }

  private static Stream<? extends HasMetadata> objects(Desk desk, String namespace) {
    var client = desk.client();
    return Stream.of(
            client.v1().events(),
            client.configMaps(),
            client.pods(),
            client.services(),
            client.apps().deployments(),
            client.apps().statefulSets(),
            client.apps().controllerRevisions(),
            client.batch().v1().jobs(),
            client.batch().v1().cronjobs(),
            client.genericKubernetesResources("rec.io/v1", "TradingSystem"))
        .flatMap(kind -> kind.inNamespace(namespace).list().getItems().stream());
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }
}
