package io.rec.operator.controller.plan;

import static io.rec.operator.controller.plan.Desks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.operator.api.Verbs;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.ReleasesSeen;
import io.rec.operator.controller.plan.Forecast.Aside;
import io.rec.operator.controller.plan.Forecast.Roll;
import io.rec.operator.controller.plan.release.Phase;
import io.rec.operator.controller.plan.release.ReleaseCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is foretold of a change, and that it is what the planner then does. */
class PreviewTest {
  private static final Preview PREVIEW = new Preview(Desks.INSTALLATION);
  private static final String ONE_VARIABLE =
      "components: [{name: trade-manager, env: [{name: RECIO_SET_X, value: secret-word}]}]";

  @Test
  @DisplayName("a component's variable rolls that component alone, and its value is not told")
  void oneVariableRollsOne() {
    var forecast = foretold("", ONE_VARIABLE);

    assertThat(forecast.refusals()).isEmpty();
    assertThat(forecast.waves())
        .containsExactly(
            List.of(new Roll("trade-manager", "Deployment", List.of("env RECIO_SET_X"))));
    assertThat(forecast.asides()).isEmpty();
    assertThat(forecast.migration()).isEmpty();
    assertThat(forecast.remarks()).isEmpty();
  }

  @Test
  @DisplayName("the same spec again rolls nobody and changes nothing")
  void nothingChanges() {
    var forecast = foretold("", "");

    assertThat(forecast.waves()).isEmpty();
    assertThat(forecast.asides()).isEmpty();
    assertThat(forecast.gone()).isEmpty();
    assertThat(forecast.remarks()).isEmpty();
  }

  @Test
  @DisplayName("another release rolls everything by layers, after the migration, with the reasons")
  void releaseRollsEverything() {
    var forecast = foretold("", spec("3.1.0", ""));

    assertThat(forecast.migration()).hasValueSatisfying(name -> assertThat(name).contains("3-1-0"));
    assertThat(forecast.waves()).hasSizeGreaterThan(3);
    assertThat(names(forecast)).contains("trade-manager", "main-app").doesNotContain("postgres");
    assertThat(roll(forecast, "trade-executor").reasons())
        .contains(
            "version 3.0.0 to 3.1.0",
            "image docker.io/recio/services:3.0.0 to docker.io/recio/services:3.1.0")
        .anyMatch(reason -> reason.startsWith("env ") && reason.contains("RECIO_VERSION"));
    assertThat(wave(forecast, "trade-manager")).isLessThan(wave(forecast, "auto-entry-supervisor"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 3.1.0",
        "symbols: [BTC, ETH, SOL]",
        "env: [{name: RECIO_SET_X, value: y}]",
        "components: [{name: auto-entry-supervisor, port: 8077}]",
        "components: [{name: ai-service, enabled: false}]",
        "profile: Development",
        "rollout: {maxParallel: 1}\nenv: [{name: RECIO_SET_X, value: y}]",
      })
  @DisplayName("what is foretold is what the planner begins with when the spec is there")
  void foretellsWhatThePlannerDoes(String change) {
    var asked = installed("").asking(parsed(change));
    var seen = Desks.healthy(Desks.desk(""));

    var forecast = foretold(Optional.of(installed("")), asked, seen);
    var plan = new Planner(Desks.INSTALLATION).plan(asked, seen, NOW);

    assertThat(ReleaseCodec.decode(plan.status().release()).phase())
        .isInstanceOfSatisfying(
            Phase.Preflight.class,
            preflight ->
                assertThat(preflight.rollout().waves())
                    .isEqualTo(
                        forecast.waves().stream()
                            .map(wave -> wave.stream().map(Roll::workload).toList())
                            .toList()));
  }

  @Test
  @DisplayName(
      "a port rolls its component and those that call it, and changes Service and manifest")
  void portRollsItsView() {
    var forecast = foretold("", "components: [{name: auto-entry-supervisor, port: 8077}]");

    assertThat(roll(forecast, "auto-entry-supervisor").reasons())
        .anyMatch(reason -> reason.startsWith("port ") && reason.contains("to 8077"));
    assertThat(names(forecast)).doesNotContain("trade-executor");
    assertThat(forecast.asides())
        .contains(
            new Aside("ConfigMap", "port-manifest", "changed"),
            new Aside("Service", "auto-entry-supervisor", "changed"));
  }

  @Test
  @DisplayName("limits, replicas and switches change something and restart nobody")
  void limitsRestartNobody() {
    var forecast = foretold("", "riskLimits: {maxOpenTrades: 2}");

    assertThat(forecast.waves()).isEmpty();
    assertThat(forecast.asides()).containsExactly(new Aside("ConfigMap", "control", "changed"));
  }

  @Test
  @DisplayName("who is switched off goes, who is new comes")
  void comesAndGoes() {
    assertThat(foretold("", "components: [{name: ai-service, enabled: false}]").gone())
        .containsExactly("ai-service");
    assertThat(
            roll(foretold("", "symbols: [BTC, ETH, SOL]"), "symbol-price-watchdog-sol").reasons())
        .containsExactly("new");
  }

  @Test
  @DisplayName("memory is told with both amounts, and the place where it runs by its field")
  void resourcesAndScheduling() {
    var forecast =
        foretold(
            "",
            "components: [{name: ai-service, resources: {limits: {memory: 1Gi}}, scheduling: {priorityClassName: high, nodeSelector: {disk: fast}}}]");

    assertThat(roll(forecast, "ai-service").reasons())
        .anyMatch(reason -> reason.matches("resources .*limits\\.memory \\S+ to 1Gi.*"))
        .contains("scheduling nodeSelector, priorityClassName");
    assertThat(names(forecast)).containsExactly("ai-service");
  }

  @Test
  @DisplayName("a new desk: everything at once, the database first in the order of getting ready")
  void newDesk() {
    var forecast = foretold(Optional.empty(), Desks.desk(""), Observation.empty());

    assertThat(forecast.atOnce()).isTrue();
    assertThat(forecast.waves().getFirst()).extracting(Roll::workload).containsExactly("postgres");
    assertThat(forecast.waves())
        .allSatisfy(
            wave ->
                assertThat(wave)
                    .allSatisfy(roll -> assertThat(roll.reasons()).containsExactly("new")));
    assertThat(forecast.migration()).isPresent();
    assertThat(forecast.objects()).isNotEmpty();
  }

  @Test
  @DisplayName("what the planner refuses is refused with its words, and nothing else is told")
  void refuses() {
    var forecast =
        foretold(
            "",
            "components: [{name: trade-manager, dependsOn: [trade-executor]}, {name: trade-executor, dependsOn: [trade-manager]}]");

    assertThat(forecast.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo("DependencyCycle");
              assertThat(refusal.message()).contains("trade-manager", "trade-executor");
            });
    assertThat(forecast.waves()).isEmpty();
  }

  @Test
  @DisplayName("a Secret that is not there is told, one that may not be read is not called missing")
  void missingSecret() {
    var live =
        "mode: Live\nallowLive: true\nconnectors: {broker: {type: kalshi, environment: Production, credentialsSecretRef: {name: kalshi-key}}}";
    var asked = installed("").asking(parsed(live));
    var seen = Desks.healthy(Desks.desk(""));

    var told =
        PREVIEW.of(new Preview.Question(Optional.of(installed("")), asked, seen, Set.of(), NOW));
    var unknown =
        PREVIEW.of(
            new Preview.Question(
                Optional.of(installed("")), asked, seen, Set.of("kalshi-key"), NOW));

    assertThat(told.remarks())
        .anyMatch(remark -> remark.contains("mode Paper to Live"))
        .anyMatch(remark -> remark.contains("Secret kalshi-key is missing"));
    assertThat(unknown.remarks()).noneMatch(remark -> remark.contains("kalshi-key"));
    assertThat(names(told)).contains("trade-executor");
  }

  @Test
  @DisplayName("what a release would wait for is told: a database away, a pause, somebody's turn")
  void waits() {
    var seen = Desks.healthy(Desks.desk(""));
    var asked = installed("").asking(parsed("version: 3.1.0"));
    var away = Desks.looked(seen, new Look.Away("connection refused"));

    assertThat(foretold(Optional.of(installed("")), asked, away).remarks())
        .contains("the release waits: waiting for the database");
    assertThat(
            foretold(Optional.of(installed("")), Desks.annotated(asked, Verbs.PAUSED, "true"), seen)
                .remarks())
        .anyMatch(remark -> remark.startsWith("rec.io/paused is set"));
    assertThat(foretold("", "suspend: true").remarks())
        .anyMatch(remark -> remark.startsWith("suspend: every component stops"));
  }

  @Test
  @DisplayName("an operator that renders otherwise makes no roll, but a remark")
  void otherRenderingIsNoConsequence() {
    var newer =
        new Preview(
            new Installation(
                "3.0.1",
                "docker.io/recio/services",
                "docker.io/recio/postgres:3.0.1",
                "http://recio-operator.elsewhere:8080",
                "elsewhere",
                namespace -> new Installation.Endpoint("postgres", 5432)));

    var forecast =
        newer.of(
            new Preview.Question(
                Optional.of(installed("")),
                installed("").asking(parsed(ONE_VARIABLE)),
                Desks.healthy(Desks.desk("")),
                Set.of(),
                NOW));

    assertThat(names(forecast)).containsExactly("trade-manager");
    assertThat(roll(forecast, "trade-manager").reasons()).containsExactly("env RECIO_SET_X");
    assertThat(forecast.remarks()).anyMatch(remark -> remark.startsWith("this program renders"));
  }

  @Test
  @DisplayName("without the desk's revisions the stored spec takes their place, and that is said")
  void unreadableRevisions() {
    var seen = Desks.healthy(Desks.desk("")).withReleases(ReleasesSeen.none());
    var asked = installed("").asking(parsed(ONE_VARIABLE));

    var forecast = foretold(Optional.of(installed("")), asked, seen);

    assertThat(names(forecast)).containsExactly("trade-manager");
    assertThat(forecast.remarks())
        .singleElement()
        .satisfies(remark -> assertThat(remark).contains("revisions could not be read"));
  }

  @Test
  @DisplayName("every difference between two templates has a word")
  void everyDifferenceHasAWord() {
    var plain =
        new PodTemplateSpecBuilder()
            .withNewMetadata()
            .endMetadata()
            .withNewSpec()
            .addNewVolume()
            .withName("scratch")
            .withNewEmptyDir()
            .endEmptyDir()
            .endVolume()
            .addNewContainer()
            .withName("a")
            .withArgs("one")
            .addNewVolumeMount()
            .withName("scratch")
            .withMountPath("/tmp")
            .endVolumeMount()
            .addNewVolumeMount()
            .withName("scratch")
            .withMountPath("/data")
            .endVolumeMount()
            .endContainer()
            .endSpec()
            .build();
    var other =
        new PodTemplateSpecBuilder(plain)
            .editMetadata()
            .addToAnnotations("example.org/a", "b")
            .endMetadata()
            .editSpec()
            .withHostname("h")
            .editFirstContainer()
            .withArgs("two")
            .editFirstVolumeMount()
            .withMountPath("/var")
            .endVolumeMount()
            .endContainer()
            .editFirstVolume()
            .withEmptyDir(null)
            .withNewConfigMap()
            .withName("m")
            .endConfigMap()
            .endVolume()
            .endSpec()
            .build();

    assertThat(TemplateDifference.words(plain, plain)).isEmpty();
    assertThat(TemplateDifference.words(plain, other))
        .containsExactly(
            "volumes scratch",
            "pod template metadata.annotations.example.org/a, args, spec.hostname");
  }

  private static Forecast foretold(String before, String after) {
    var stored = installed(before);
    return foretold(
        Optional.of(stored), stored.asking(parsed(after)), Desks.healthy(Desks.desk(before)));
  }

  private static Forecast foretold(Optional<Desk> stored, Desk asked, Observation seen) {
    return PREVIEW.of(new Preview.Question(stored, asked, seen, Set.of(), NOW));
  }

  private static Desk installed(String spec) {
    var desk = Desks.desk(spec);
    return Desks.with(desk, Desks.plan(desk, Desks.healthy(desk)).status());
  }

  private static String spec(String version, String more) {
    return "version: %s\n%s".formatted(version, more);
  }

  /** A version in it takes the place of the usual one. */
  private static TradingSystemSpec parsed(String spec) {
    var mapper = new YAMLMapper();
    try {
      var tree = (ObjectNode) mapper.readTree("version: 3.0.0");
      if (!spec.isBlank()) {
        tree.setAll((ObjectNode) mapper.readTree(spec));
      }
      return Serialization.unmarshal(tree.toString(), TradingSystemSpec.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Forecast forecast) {
    return forecast.waves().stream().flatMap(List::stream).map(Roll::workload).toList();
  }

  private static Roll roll(Forecast forecast, String workload) {
    return forecast.waves().stream()
        .flatMap(List::stream)
        .filter(roll -> roll.workload().equals(workload))
        .findFirst()
        .orElseThrow(() -> new AssertionError(workload + " does not roll: " + forecast.waves()));
  }

  private static int wave(Forecast forecast, String workload) {
    for (var number = 0; number < forecast.waves().size(); number++) {
      if (forecast.waves().get(number).stream()
          .anyMatch(roll -> roll.workload().equals(workload))) {
        return number;
      }
    }
    throw new AssertionError(workload + " does not roll");
  }
}
