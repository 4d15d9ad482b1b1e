package io.rec.cli.command;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.Reach;
import io.rec.cli.console.Style;
import io.rec.cli.desk.Desks;
import io.rec.cli.state.InstallationStore;
import io.rec.cli.status.ComponentLine;
import io.rec.cli.status.StatusReport;
import io.rec.cli.status.StatusTables;
import io.rec.cli.status.SystemLine;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One line for each trading system, and its components. */
@Command(
    name = "status",
    description = {
      "Shows each trading system in one line and its components in a table.",
      "Ends with 0 if all are ready, 10 if one is not, 11 if there is none."
    })
final class StatusCommand extends LookingCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      defaultValue = "human",
      description = "human, wide, json or yaml (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets the default
  OutputFormat output;

  StatusCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    StatusReport report = look(this::report);
    new Printer(surroundings.terminal().out()).print(output, report, out -> tell(out, report));
    return code(report).code();
  }

  private StatusReport report(Reach reach, KubernetesClient client) {
    return StatusReport.of(
        reach,
        new InstallationStore(surroundings.stateDirectory()).find(reach.name()),
        new Desks(client).all(),
        surroundings.clock().instant());
  }

  private void tell(PrintStream out, StatusReport report) {
    if (report.systems().isEmpty()) {
      out.println("No trading system in " + report.cluster() + ". recio up makes one.");
      return;
    }
    Style style = surroundings.terminal().style();
    var tables = new StatusTables(style, output == OutputFormat.WIDE);
    out.print(tables.systems(report.systems()));
    for (SystemLine system : report.systems()) {
      out.println();
      out.print(tables.components(system.components()));
      if (system.gateway() != null) {
        out.printf("%nDashboard %s%n", system.gateway());
      }
    }
    if (report.address() != null) {
      out.printf("%nDashboard %s%n", report.address());
    }
  }

  private static ExitCode code(StatusReport report) {
    if (report.systems().isEmpty()) {
      return ExitCode.NOT_FOUND;
    }
    return report.systems().stream()
                .flatMap(system -> system.components().stream())
                .allMatch(ComponentLine::well)
            && report.systems().stream().allMatch(SystemLine::isReady)
        ? ExitCode.OK
        : ExitCode.UNHEALTHY;
  }
}
