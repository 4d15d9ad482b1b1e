package io.rec.cli.command;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.Reach;
import io.rec.cli.console.Table;
import io.rec.cli.ports.PortLine;
import io.rec.cli.ports.PortReport;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.ports.PortManifest;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who listens where. */
@Command(
    name = "ports",
    description = {
      "Shows the port manifest that is applied: number, owner, state, former number.",
      "Ends with 0 if it is what the spec asks for, 10 if the spec asks for one that cannot be."
    })
final class PortsCommand extends LookingCommand implements Callable<Integer> {
  @Option(names = "--manifest", description = "Print MASTER_PORT_MANIFEST.json as the pods see it.")
  boolean manifest;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  DeskOption desk;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  OutputOption output;

  PortsCommand(Surroundings surroundings) {
    super(surroundings);
  }

  private record Read(String text, PortReport report) {}

  @Override
  public Integer call() {
    Read read = look(this::read);
    PrintStream out = surroundings.terminal().out();
    if (manifest) {
      out.print(read.text());
    } else {
      output.print(out, read.report(), to -> tell(to, read.report()));
    }
    return read.report().problem() == null ? ExitCode.OK.code() : ExitCode.UNHEALTHY.code();
  }

  private Read read(Reach reach, KubernetesClient client) {
    TradingSystem system = desk.find(client);
    String name = requireNonNullElse(system.statusOrEmpty().ports().configMap(), "port-manifest");
    ConfigMap stored = client.configMaps().inNamespace(desk.namespace).withName(name).get();
    String text =
        stored == null || stored.getData() == null
            ? null
            : stored.getData().get(PortManifest.FILE_NAME);
    if (text == null) {
      throw new Failure(
          ExitCode.NOT_FOUND,
          "There is no port manifest in namespace %s: ConfigMap %s is not there."
              .formatted(desk.namespace, name),
          "The operator makes it; recio doctor tells whether it runs.");
    }
    return new Read(text, PortReport.of(system, PortManifest.parse(text)));
  }

  private void tell(PrintStream out, PortReport report) {
    var table =
        output.wide()
            ? new Table("PORT", "COMPONENT", "STATE", "FORMER", "ALSO", "DESCRIPTION")
            : new Table("PORT", "COMPONENT", "STATE", "FORMER");
    for (PortLine line : report.ports()) {
      Object former = line.former() == null ? "-" : line.former();
      if (output.wide()) {
        String alias = line.alias().stream().map(String::valueOf).collect(Collectors.joining(","));
        table.row(
            line.port(),
            line.component(),
            line.state(),
            former,
            alias.isEmpty() ? "-" : alias,
            line.description());
      } else {
        table.row(line.port(), line.component(), line.state(), former);
      }
    }
    out.print(table.render());
    if (report.problem() != null) {
      out.println("Not applied, " + report.problem());
    }
  }
}
