package io.rec.cli.command;

import io.rec.cli.ExitCode;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.ClusterAccess;
import io.rec.cli.cluster.Clusters;
import io.rec.cli.up.DownResult;
import io.rec.cli.up.Intention;
import io.rec.cli.up.Teardown;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The way back. */
@Command(
    name = "down",
    description = {
      "Removes what recio up made, and nothing else: address, trading system, operator, cluster.",
      "Data goes with the cluster or the namespace that up made."
    })
final class DownCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  Root root;

  @Option(names = "--dry-run", description = "Tell what would be removed, and do nothing.")
  boolean dryRun;

  @Option(
      names = "--timeout",
      defaultValue = "600",
      paramLabel = "SECONDS",
      description = "How long a trading system may take to stop (default: ${DEFAULT-VALUE}).")
  long timeout;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "human",
      description = "human, json or yaml (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets the default
  OutputFormat output;

  DownCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    ClusterAccess cluster = new Clusters(surroundings).own(root.context());
    if (dryRun) {
      new Intention(surroundings, cluster).down().forEach(surroundings.terminal().out()::println);
      return ExitCode.OK.code();
    }
    DownResult result = new Teardown(surroundings, cluster).run(Duration.ofSeconds(timeout));
    new Printer(surroundings.terminal().out()).print(output, result, out -> tell(out, result));
    return ExitCode.OK.code();
  }

  private static void tell(PrintStream out, DownResult result) {
    if (result.removed().isEmpty()) {
      out.println("There was nothing to take down.");
      return;
    }
    result.removed().forEach(what -> out.println("removed " + what));
  }
}
