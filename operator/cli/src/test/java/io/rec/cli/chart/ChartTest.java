package io.rec.cli.chart;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {
  static Stream<Path> valuesFiles() {
    return Chart.valuesFiles();
  }

  @Test
  void lintsWithoutAComplaint() {
    var result = new Helm(Chart.FOLDER).lint().strict().call();

    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("valuesFiles")
  void rendersObjectsThatNameTheirKindAndBelongToTheRelease(Path values) {
    List<JsonNode> objects = Chart.render(values);

    assertThat(objects)
        .isNotEmpty()
        .allSatisfy(
            object -> {
              assertThat(object.path("apiVersion").asText()).isNotEmpty();
              assertThat(object.at("/metadata/name").asText()).isNotEmpty();
              assertThat(label(object, "app.kubernetes.io/part-of"))
                  .as("%s", object.path("kind"))
                  .isEqualTo("recio");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "http://collector.observability:4318, 4318",
    "http://collector.observability:4318/otlp, 4318",
    "https://collector.example.org, 443",
    "http://collector.example.org/in, 80"
  })
  void tracesAreSentWhereTheyAreAskedForAndMayGoThere(String endpoint, int port) {
    var objects = Chart.render(Map.of("otlpEndpoint", endpoint, "networkPolicy.enabled", true));

    var operator = Chart.find(objects, "Deployment", "recio-operator").orElseThrow();
    assertThat(operator.at("/spec/template/spec/containers/0/env"))
        .filteredOn(
            variable -> variable.path("name").asText().equals("OTEL_EXPORTER_OTLP_ENDPOINT"))
        .singleElement()
        .extracting(variable -> variable.path("value").asText())
        .isEqualTo(endpoint);
    var policy = Chart.find(objects, "NetworkPolicy", "recio-operator").orElseThrow();
    assertThat(policy.at("/spec/egress").findValues("port"))
        .extracting(JsonNode::asInt)
        .contains(port);
  }

  @Test
  void databasesAreReachedOnThePortsThatAreNamed() {
    var objects =
        Chart.render(
            Map.of(
                "networkPolicy.enabled",
                true,
                "networkPolicy.databasePorts[0]",
                5432,
                "networkPolicy.databasePorts[1]",
                6432));

    var policy = Chart.find(objects, "NetworkPolicy", "recio-operator").orElseThrow();
    assertThat(policy.at("/spec/egress").findValues("port"))
        .extracting(JsonNode::asInt)
        .contains(5432, 6432);
  }

  @ParameterizedTest
  @MethodSource("valuesFiles")
  void everyPodPassesTheRestrictedProfile(Path values) {
    List<JsonNode> pods =
        Chart.render(values).stream()
            .map(object -> object.at("/spec/template/spec"))
            .filter(pod -> !pod.isMissingNode())
            .toList();

    assertThat(pods)
        .isNotEmpty()
        .allSatisfy(
            pod -> {
              assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
              assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
              assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                  .isEqualTo("RuntimeDefault");
              JsonNode container = pod.at("/containers/0/securityContext");
              assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
              assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
              assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            });
  }

  @ParameterizedTest
  @MethodSource("valuesFiles")
  void neverGrantsEverythingNorTheWayToIt(Path values) {
    List<JsonNode> rules =
        Chart.render(values).stream()
            .filter(object -> object.path("kind").asText().endsWith("Role"))
            .flatMap(role -> stream(role.path("rules")))
            .toList();

    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(words(rule.path("verbs"))).doesNotContain("*", "escalate", "bind");
              assertThat(words(rule.path("resources")))
                  .doesNotContain("*", "pods/exec", "pods/attach", "nodes");
              assertThat(words(rule.path("apiGroups"))).doesNotContain("*");
              if (words(rule.path("resources")).contains("secrets")) {
                assertThat(words(rule.path("verbs"))).doesNotContain("list", "watch");
              }
            });
  }

  @Test
  void servesOnlyItsOwnNamespaceUnlessTold() {
    List<JsonNode> objects = Chart.render(Map.of());

    assertThat(objects)
        .filteredOn(object -> object.path("kind").asText().equals("ClusterRoleBinding"))
        .isEmpty();
    assertThat(environment(objects).get("WATCH_NAMESPACES")).isEqualTo("recio-system");
  }

  @Test
  void listModeBindsARoleInEachNamespace() {
    List<JsonNode> objects =
        Chart.render(Chart.FOLDER.resolve("ci/list-of-namespaces-values.yaml"));

    assertThat(objects)
        .filteredOn(object -> object.path("kind").asText().equals("RoleBinding"))
        .filteredOn(object -> object.at("/metadata/name").asText().equals("recio-operator"))
        .extracting(object -> object.at("/metadata/namespace").asText())
        .containsExactly("desk-a", "desk-b", "desk-c");
    assertThat(environment(objects).get("WATCH_NAMESPACES")).isEqualTo("desk-a,desk-b,desk-c");
  }

  @Test
  void clusterModeWatchesAllNamespaces() {
    List<JsonNode> objects = Chart.render(Chart.FOLDER.resolve("ci/whole-cluster-values.yaml"));

    assertThat(Chart.find(objects, "ClusterRoleBinding", "recio-system:recio-operator"))
        .isPresent();
    assertThat(environment(objects).get("WATCH_NAMESPACES")).isEmpty();
  }

  @Test
  void aDigestWinsOverTheTag() {
    String digest = "sha256:" + "ab".repeat(32);
    List<JsonNode> objects = Chart.render(Map.of("image.digest", digest, "image.tag", "ignored"));

    assertThat(container(objects).path("image").asText())
        .isEqualTo("docker.io/recio/operator@" + digest);
  }

  @Test
  @DisplayName(
      "two operators by default, and no budget for a single one, which would block a drain")
  void budgetsOnlyWhatCanBeSpared() {
    assertThat(Chart.find(Chart.render(Map.of()), "PodDisruptionBudget", "recio-operator"))
        .isPresent();
    assertThat(
            Chart.find(
                Chart.render(Map.of("replicas", 1)), "PodDisruptionBudget", "recio-operator"))
        .isEmpty();
  }

  @Test
  void keepsTheCrdWhenTheReleaseGoes() {
    JsonNode crd =
        Chart.find(Chart.render(Map.of()), "CustomResourceDefinition", "tradingsystems.rec.io")
            .orElseThrow();

    assertThat(crd.at("/metadata/annotations").path("helm.sh/resource-policy").asText())
        .isEqualTo("keep");
  }

  private static Map<String, String> environment(List<JsonNode> objects) {
    return stream(container(objects).path("env"))
        .filter(variable -> variable.has("value"))
        .collect(
            toMap(
                variable -> variable.path("name").asText(),
                variable -> variable.path("value").asText()));
  }

  private static JsonNode container(List<JsonNode> objects) {
    return Chart.find(objects, "Deployment", "recio-operator")
        .orElseThrow()
        .at("/spec/template/spec/containers/0");
  }

  private static String label(JsonNode object, String name) {
    return object.at("/metadata/labels").path(name).asText();
  }

  private static List<String> words(JsonNode array) {
    return stream(array).map(JsonNode::asText).toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
