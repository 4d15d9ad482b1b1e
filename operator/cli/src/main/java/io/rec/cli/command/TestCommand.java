package io.rec.cli.command;

import io.rec.cli.ExitCode;
import io.rec.cli.Surroundings;
import io.rec.cli.console.Spans;
import io.rec.cli.console.Style;
import io.rec.cli.console.Table;
import io.rec.cli.shell.Shell;
import io.rec.cli.shell.Toolbox;
import io.rec.cli.testing.Storey;
import io.rec.cli.testing.StoreyResult;
import io.rec.cli.testing.TestRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Every storey of tests; the command that CI runs too. */
@Command(
    name = "test",
    description = {
      "Runs the tests: java, minicluster, images, cluster; without a name all of them.",
      "A failed storey does not keep the next from being run."
    })
final class TestCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "STOREY", description = "Storeys to run.")
  List<String> wanted = new ArrayList<>();

  TestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Storey> storeys =
        wanted.isEmpty() ? List.of(Storey.values()) : wanted.stream().map(this::storey).toList();
    var shell = new Shell(surroundings.environment());
    List<StoreyResult> results =
        TestRun.here(surroundings, shell, new Toolbox(surroundings, shell)).run(storeys);
    surroundings.terminal().out().print(table(results));
    surroundings.terminal().out().print(failures(results));
    return results.stream().noneMatch(StoreyResult::failed)
        ? ExitCode.OK.code()
        : ExitCode.TESTS_FAILED.code();
  }

  private Storey storey(String title) {
    return Storey.called(title)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "There is no storey %s; there are java, minicluster, images, cluster."
                        .formatted(title)));
  }

  /** One line for each failed test, as the last thing to be read. */
  private static String failures(List<StoreyResult> results) {
    var lines = new StringBuilder();
    for (StoreyResult result : results) {
      if (result instanceof StoreyResult.Ran ran && ran.failed()) {
        List<String> names =
            ran.failedTests().isEmpty()
                ? List.of("no report names a failed test, see what was printed above")
                : ran.failedTests();
        names.forEach(
            name -> lines.append("failed in %s: %s%n".formatted(ran.storey().title(), name)));
      }
    }
    return lines.toString();
  }

  private String table(List<StoreyResult> results) {
    Style style = surroundings.terminal().style();
    var table = new Table("STOREY", "RESULT", "TOOK");
    for (StoreyResult result : results) {
      switch (result) {
        case StoreyResult.Ran ran ->
            table.row(
                ran.storey().title(),
                ran.failed() ? style.bad("failed, exit code " + ran.code()) : style.good("passed"),
                Spans.told(ran.lasted()));
        case StoreyResult.Skipped skipped ->
            table.row(skipped.storey().title(), "skipped: " + skipped.reason(), "");
      }
    }
    return table.render();
  }
}
