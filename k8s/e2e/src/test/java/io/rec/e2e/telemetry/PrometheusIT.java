package io.rec.e2e.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.rec.e2e.desk.Component;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.trading.Trades;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@OnDesk
@DisplayName("A real Prometheus on the desk")
final class PrometheusIT {
  private static final Path OURS = Path.of(System.getProperty("recio.root"), "observability");
  private static final String CLAIM = "data-postgres-0";
  private static final Pattern PROXY = Pattern.compile("Starting to serve on (\\S+)");

  /** A rate over a minute needs two scrapes, a rule of it one evaluation more. */
  private static final Duration SCRAPED_WITHIN = Duration.ofMinutes(2);

  /** What a board is for: the one desk that is scraped. */
  private static final Map<String, String> CHOSEN = Map.of("system", Desk.NAME);

  @AutoClose private static Background proxy;
  @AutoClose private static Prometheus prometheus;

  @BeforeAll
  static void start(Desk desk, @TempDir Path folder) throws IOException {
    var program = Prometheus.program();
    assumeThat(program)
        .as("prometheus is neither on the path nor in -Drecio.tools: the desk is not scraped")
        .isPresent();
    proxy =
        Background.start(folder.resolve("proxy.log"), desk.kubectl("proxy", "--port=0").words());
    var discovery = new Discovery(desk, proxy.told(PROXY));
    prometheus = Prometheus.start(program.orElseThrow(), discovery.configure(folder));
    // Half of the boards speak of trades.
    new Trades(desk).buyAndSell("it-" + UUID.randomUUID().toString().substring(0, 8));
  }

  static List<Component> components() {
    return Component.paperDesk().toList();
  }

  static List<RuleFile> ruleFiles() {
    return files("prometheus/rules").map(RuleFile::read).toList();
  }

  static List<BoardFile> boards() {
    return files("grafana").map(BoardFile::read).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("components")
  @DisplayName("TPS-MT-02 scrapes every role, under the names of its system and its component")
  void scrapesRole(Component component) {
    eventually(
        () ->
            assertThat(
                    prometheus.ask(
                        "up{job=\"recio\",namespace=\"%s\",system=\"%s\",component=\"%s\"}"
                            .formatted(Desk.NAMESPACE, Desk.NAME, component.name())))
                .extracting(Sample::value)
                .containsOnly(1.0));
  }

  @Test
  @DisplayName("scrapes the operator, and no target is down")
  void scrapesOperator() {
    eventually(
        () -> {
          assertThat(prometheus.ask("up{job=\"recio-operator\"}"))
              .extracting(Sample::value)
              .containsOnly(1.0);
          assertThat(prometheus.targets())
              .allSatisfy(
                  target ->
                      assertThat(target.path("health").asText())
                          .as(target.toString())
                          .isEqualTo("up"));
        });
  }

  @Test
  @DisplayName("is told by the kubelet how full the database's volume is")
  void seesTheVolume(Desk desk) {
    assumeThat(volume(desk).getSpec().getHostPath())
        .as("the volume is a path of the node, of which the kubelet has no figures")
        .isNull();

    eventually(
        () ->
            assertThat(
                    prometheus.ask(
                        "kubelet_volume_stats_available_bytes{namespace=\"%s\",persistentvolumeclaim=\"%s\"} / kubelet_volume_stats_capacity_bytes"
                            .formatted(Desk.NAMESPACE, CLAIM)))
                .singleElement()
                .satisfies(free -> assertThat(free.value()).isBetween(0.0, 1.0)));
  }

  @Test
  @DisplayName("REC-MN-01 evaluates every rule of ours without an error")
  void evaluatesRules() {
    var names = ruleFiles().stream().flatMap(file -> file.names().stream()).toList();

    eventually(
        () ->
            assertThat(prometheus.rules())
                .allSatisfy(
                    rule ->
                        assertThat(rule.path("health").asText())
                            .as(rule.toString())
                            .isEqualTo("ok"))
                .extracting(rule -> rule.path("name").asText())
                .containsExactlyInAnyOrderElementsOf(names));
  }

  @Test
  @DisplayName("REC-MN-01 fires the heartbeat, and tells what else fires")
  void firesTheHeartbeat(TestReporter report) {
    eventually(() -> assertThat(firing()).contains("RecioHeartbeat"));

    report.publishEntry("firing", String.join(", ", firing()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ruleFiles")
  @DisplayName("REC-MN-01 has what every rule looks at, with the labels that its words name")
  void answersRules(RuleFile file) {
    answers(file.questions());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("boards")
  @DisplayName("REC-MN-01 answers every panel of a dashboard, which offers the desk to choose")
  void answersBoard(BoardFile board) {
    eventually(
        () ->
            assertThat(board.offers(prometheus))
                .containsOnlyKeys(CHOSEN.keySet())
                .allSatisfy(
                    (variable, offered) -> assertThat(offered).contains(CHOSEN.get(variable))));

    answers(board.questions(CHOSEN));
  }

  @Test
  @DisplayName("the interview itself finds a name, a value and a label that nobody tells")
  void findsWhatIsNotThere() {
    answers(List.of(new Question("up", "sum by (job) (up)", Set.of("job"))));

    assertThat(
            new Interview(prometheus)
                .complaints(
                    List.of(
                        new Question("name", "max(recio_price_agee)", Set.of()),
                        new Question("value", "up{job=\"recoi\"}", Set.of()),
                        new Question("part", "sum by (jab) (up)", Set.of()),
                        new Question("word", "sum(up)", Set.of("job")),
                        new Question("limit", "up > 1", Set.of()))))
        .satisfiesExactly(
            name -> assertThat(name).contains("nobody tells recio_price_agee{}"),
            value -> assertThat(value).contains("nobody tells up{job=\"recoi\"}"),
            part -> assertThat(part).contains("divides by the label jab"),
            word -> assertThat(word).contains("names the label job"),
            limit -> assertThat(limit).contains("has no answer"));
  }

  @Test
  @DisplayName("no event is waited for in vain: each line of the table is about something asked")
  void everyEventIsNeeded() {
    var selectors =
        Stream.concat(
                ruleFiles().stream().flatMap(file -> file.questions().stream()),
                boards().stream().flatMap(board -> board.questions(CHOSEN).stream()))
            .flatMap(question -> Selector.in(question.expression()).stream())
            .toList();

    assertThat(OnlyAfter.values())
        .allSatisfy(event -> assertThat(selectors).as("%s", event).anyMatch(event::speaksOf));
  }

  private static void answers(List<Question> questions) {
    var interview = new Interview(prometheus);
    assertThat(questions).isNotEmpty();
    eventually(() -> assertThat(interview.complaints(questions)).isEmpty());
  }

  private static PersistentVolume volume(Desk desk) {
    var claim =
        desk.client()
            .persistentVolumeClaims()
            .inNamespace(Desk.NAMESPACE)
            .withName(CLAIM)
            .require();
    return desk.client().persistentVolumes().withName(claim.getSpec().getVolumeName()).require();
  }

  private static List<String> firing() {
    return prometheus.ask("ALERTS{alertstate=\"firing\"}").stream()
        .map(alert -> alert.labels().getOrDefault("alertname", ""))
        .distinct()
        .sorted()
        .toList();
  }

  private static void eventually(ThrowingRunnable assertion) {
    await()
        .atMost(SCRAPED_WITHIN)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(assertion);
  }

  private static Stream<Path> files(String folder) {
    try (var files = Files.list(OURS.resolve(folder))) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }
}
