package io.rec.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

  private static final Set<String> SEVERITIES = Set.of("critical", "warning", "info", "none");
  private static final Pattern VERB = Pattern.compile("`recio ([a-z-]+)");
  private static final Pattern COMMAND = Pattern.compile("@Command\\(\\s*name = \"([a-z-]+)\"");

  static List<Sources.Rule> alerts() {
    return Sources.rules().stream().filter(Sources.Rule::isAlert).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alerts")
  @DisplayName("every alert says how grave it is, what it means and where its runbook is")
  void alertIsComplete(Sources.Rule alert) {
    var said = alert.json().path("annotations");

    assertThat(SEVERITIES).contains(alert.json().at("/labels/severity").asText());
    assertThat(said.path("summary").asText()).isNotBlank();
    assertThat(said.path("impact").asText()).isNotBlank();
    assertThat(Sources.FOLDER.resolve(said.path("runbook").asText())).isRegularFile();
  }

  @Test
  void namesAreUsedOnce() {
    var seen = new HashSet<String>();

    assertThat(Sources.rules()).allSatisfy(rule -> assertThat(seen.add(rule.name())).isTrue());
  }

  @Test
  void everyRunbookBelongsToAnAlertAndHasAWayOut() {
    Set<String> meant =
        alerts().stream()
            .map(alert -> alert.json().at("/annotations/runbook").asText())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Sources.files(Sources.FOLDER.resolve("runbooks")))
        .allSatisfy(
            file -> {
              assertThat(meant).contains("runbooks/" + file.getFileName());
              assertThat(file).content().contains("## Look", "## Do", "## It is over when");
            });
  }

  @Test
  @DisplayName("a runbook types only verbs that recio has")
  void verbsExist() {
    Set<String> verbs = new TreeSet<>();
    Path commands = Sources.ROOT.resolve("operator/cli/src/main/java/io/rec/cli/command");
    Sources.files(commands)
        .forEach(
            file ->
                COMMAND
                    .matcher(Sources.text(file))
                    .results()
                    .forEach(verb -> verbs.add(verb.group(1))));

    assertThat(verbs).contains("doctor");
    assertThat(Sources.files(Sources.FOLDER.resolve("runbooks")))
        .flatMap(file -> VERB.matcher(Sources.text(file)).results().toList())
        .extracting(verb -> verb.group(1))
        .isNotEmpty()
        .isSubsetOf(verbs);
  }

  @Test
  @DisplayName("REC-MN-01 the chart ships the rules as they are")
  void chartHasTheSame() {
    for (Path file : Sources.files(Sources.RULES)) {
      Path shipped = Sources.CHART.resolve("rules").resolve(file.getFileName());
      Sources.keep(shipped, Sources.text(file));
      assertThat(shipped)
          .as("cp observability/prometheus/rules/*.yaml helm/trading-system/files/rules/")
          .hasSameTextualContentAs(file);
    }
    assertThat(Sources.files(Sources.CHART.resolve("rules")))
        .hasSameSizeAs(Sources.files(Sources.RULES));
  }
}
