package io.rec.cli.testing;

import io.rec.cli.Surroundings;
import io.rec.cli.shell.Shell;
import io.rec.cli.shell.Toolbox;
import io.rec.cli.shell.UnpackedPackages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs storeys one after another; a failed one does not keep the next from being run. */
public final class TestRun {
  private final Surroundings surroundings;
  private final Shell shell;
  private final Toolbox toolbox;
  private final UnpackedPackages judges;
  private final Machine machine;

  /** On this machine, whatever it has. */
  public static TestRun here(Surroundings surroundings, Shell shell, Toolbox toolbox) {
    return new TestRun(surroundings, shell, toolbox, Machine.observe(surroundings, toolbox));
  }

  TestRun(Surroundings surroundings, Shell shell, Toolbox toolbox, Machine machine) {
    this.machine = machine;
    this.surroundings = surroundings;
    this.shell = shell;
    this.toolbox = toolbox;
    this.judges = new UnpackedPackages(surroundings, shell);
  }

  public List<StoreyResult> run(List<Storey> storeys) throws InterruptedException {
    for (Storey storey : storeys) {
      if (machine.reasonToSkip(storey).isEmpty()) {
        toolbox.demand(storey.programs());
        judges.offer(storey.judges());
      }
    }
    var results = new ArrayList<StoreyResult>();
    for (Storey storey : storeys) {
      surroundings.terminal().err().printf("== %s: %s%n", storey.title(), storey.proves());
      Optional<String> reason = machine.reasonToSkip(storey);
      results.add(
          reason.isPresent() ? new StoreyResult.Skipped(storey, reason.get()) : run(storey));
    }
    return results;
  }

  private StoreyResult.Ran run(Storey storey) throws InterruptedException {
    Path root = surroundings.root();
    var command =
        new ArrayList<>(storey.command(toolbox.path("mvn").toString(), judges.folder().toString()));
    if (!command.getFirst().startsWith("/")) {
      command.set(0, root.resolve(command.getFirst()).toString());
    }
    Instant begun = surroundings.clock().instant();
    int code = shell.runInTheForeground(command, root, Map.of());
    List<String> failed = code == 0 ? List.of() : new FailedTests(root).since(begun);
    return new StoreyResult.Ran(
        storey, code, Duration.between(begun, surroundings.clock().instant()), failed);
  }
}
