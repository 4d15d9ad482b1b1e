package io.rec.cli.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.cli.Surroundings;
import io.rec.cli.console.Terminal;
import io.rec.cli.shell.Shell;
import io.rec.cli.shell.Toolbox;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs storeys of a project whose tests are one-line scripts. */
class TestRunTest {
  private static final String WITH_TOOLS = "-Drecio.tools=/.*/debian/usr/bin ";

  @TempDir Path root;

  @Test
  void aFailedStoreyDoesNotKeepTheNextFromBeingRun() throws IOException, InterruptedException {
    script("mvn", "exit 4");
    script("npm", "exit 0");
    script("k8s/images/test", "touch seen");

    List<StoreyResult> results = run(List.of(Storey.JAVA, Storey.IMAGES));

    assertThat(results).extracting(StoreyResult::failed).containsExactly(true, false);
    assertThat(results)
        .first()
        .isInstanceOfSatisfying(StoreyResult.Ran.class, ran -> assertThat(ran.code()).isEqualTo(4));
    assertThat(root.resolve("seen")).exists();
  }

  @Test
  void aFailedStoreyNamesWhatItsReportsCallFailed() throws IOException, InterruptedException {
    report("services/a/target/surefire-reports/TEST-a.OldTest.xml", "a.OldTest", "before", "error");
    Files.setLastModifiedTime(
        root.resolve("services/a/target/surefire-reports/TEST-a.OldTest.xml"),
        FileTime.from(Instant.now().minusSeconds(60)));
    script(
        "mvn",
        """
        cd '%s' && mkdir -p k8s/e2e/target/failsafe-reports
        cat > k8s/e2e/target/failsafe-reports/TEST-b.TwoIT.xml <<'END'
        <testsuite name="b.TwoIT" tests="4">
          <testcase classname="b.TwoIT" name="holds"/>
          <testcase classname="b.TwoIT" name="breaks"><failure message="1 is&#10;  not 2" type="E"/></testcase>
          <testcase classname="b.TwoIT" name="stops"><error type="java.io.IOException"/></testcase>
          <testcase classname="b.TwoIT" name="waits"><skipped/></testcase>
        </testsuite>
        END
        exit 1"""
            .formatted(root));
    script("npm", "exit 0");

    assertThat(run(List.of(Storey.JAVA)))
        .singleElement()
        .isInstanceOfSatisfying(
            StoreyResult.Ran.class,
            ran ->
                assertThat(ran.failedTests())
                    .containsExactly(
                        "b.TwoIT.breaks: 1 is not 2", "b.TwoIT.stops: java.io.IOException"));
  }

  @Test
  void theClusterStoreySwitchesItsProfileOn() throws IOException, InterruptedException {
    script("mvn", "echo \"$@\" > asked");
    script("npm", "exit 0");
    script("kubectl", "exit 0");
    script("chromium", "exit 0");

    run(List.of(Storey.CLUSTER));

    assertThat(root.resolve("asked")).content().contains("-Pe2e -pl k8s/e2e verify");
  }

  @Test
  void theJavaStoreyTellsWhereTheJudgesOfOurRulesLie() throws IOException, InterruptedException {
    script("mvn", "echo \"$@\" > asked");
    script("npm", "exit 0");

    run(List.of(Storey.JAVA));

    assertThat(root.resolve("asked")).content().containsPattern(WITH_TOOLS);
  }

  @Test
  void theClusterStoreyTellsWhereThePrometheusLiesThatScrapesTheDesk()
      throws IOException, InterruptedException {
    script("mvn", "echo \"$@\" > asked");
    for (var program : List.of("npm", "kubectl", "chromium")) {
      script(program, "exit 0");
    }

    run(List.of(Storey.CLUSTER));

    assertThat(root.resolve("asked")).content().containsPattern(WITH_TOOLS);
  }

  @Test
  void whatTheMachineHasAnotherWayForIsSkippedWithItsReason() throws InterruptedException {
    var laptop = new Machine(true, false, false, false, false);

    List<StoreyResult> results = run(List.of(Storey.MINICLUSTER), laptop);

    assertThat(results)
        .singleElement()
        .isInstanceOfSatisfying(
            StoreyResult.Skipped.class, skipped -> assertThat(skipped.reason()).contains("Docker"));
  }

  private List<StoreyResult> run(List<Storey> storeys) throws InterruptedException {
    return run(storeys, new Machine(false, true, true, true, true));
  }

  private List<StoreyResult> run(List<Storey> storeys, Machine machine)
      throws InterruptedException {
    Map<String, String> environment =
        Map.of("PATH", root.toString(), "RECIO_ROOT", root.toString());
    var silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var surroundings =
        new Surroundings(Terminal.of(silent, silent, environment), environment, Clock.systemUTC());
    var shell = new Shell(Map.of());
    return new TestRun(surroundings, shell, new Toolbox(surroundings, shell), machine).run(storeys);
  }

  private void report(String name, String type, String method, String verdict) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "<testsuite><testcase classname='%s' name='%s'><%s/></testcase></testsuite>"
            .formatted(type, method, verdict));
  }

  private void script(String name, String body) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
