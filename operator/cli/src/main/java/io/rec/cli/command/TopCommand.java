package io.rec.cli.command;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.Reach;
import io.rec.cli.console.Table;
import io.rec.cli.top.Measured;
import io.rec.cli.top.TopReport;
import io.rec.cli.top.UsageLine;
import io.rec.operator.api.TradingSystem;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who uses what. */
@Command(
    name = "top",
    description = {
      "Shows readiness, restarts, CPU and memory of each component against its limits.",
      "Where the cluster does not measure (metrics.k8s.io) it says so and shows the rest."
    })
final class TopCommand extends LookingCommand implements Callable<Integer> {
  /** By what the lines are ordered. */
  enum Order {
    NAME(Comparator.comparing(UsageLine::component)),
    CPU(highest(UsageLine::cpuMillis)),
    MEMORY(highest(UsageLine::memoryBytes)),
    RESTARTS(Comparator.comparingInt(UsageLine::restarts).reversed());

    private final Comparator<UsageLine> comparator;

    Order(Comparator<UsageLine> comparator) {
      this.comparator = comparator;
    }

    private static Comparator<UsageLine> highest(Function<UsageLine, @Nullable Long> amount) {
      return Comparator.comparing(amount, Comparator.nullsFirst(Comparator.naturalOrder()))
          .reversed();
    }
  }

  @Option(
      names = "--sort",
      defaultValue = "name",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets the default
  Order order;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  DeskOption desk;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  OutputOption output;

  TopCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    TopReport report = look(this::report);
    output.print(surroundings.terminal().out(), report, out -> tell(out, report));
    return ExitCode.OK.code();
  }

  private TopReport report(Reach reach, KubernetesClient client) {
    TradingSystem system = desk.find(client);
    List<Pod> pods =
        client
            .pods()
            .inNamespace(desk.namespace)
            .withLabel("app.kubernetes.io/instance", system.getMetadata().getName())
            .list()
            .getItems()
            .stream()
            .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
            .toList();
    TopReport report = TopReport.of(system, pods, Measured.of(client, desk.namespace));
    return new TopReport(
        report.system(),
        report.note(),
        report.components().stream().sorted(order.comparator).toList());
  }

  private void tell(PrintStream out, TopReport report) {
    var table =
        output.wide()
            ? new Table(
                "COMPONENT", "READY", "STATE", "RESTARTS", "CPU", "OF", "MEMORY", "OF", "USED")
            : new Table("COMPONENT", "READY", "STATE", "RESTARTS", "CPU", "MEMORY", "USED");
    for (UsageLine line : report.components()) {
      String ready = line.ready() + "/" + line.desired();
      String used = line.memoryPercent() == null ? "-" : line.memoryPercent() + "%";
      if (output.wide()) {
        table.row(
            line.component(),
            ready,
            line.state(),
            line.restarts(),
            line.cpu(),
            line.cpuLimit(),
            line.memory(),
            line.memoryLimit(),
            used);
      } else {
        table.row(
            line.component(),
            ready,
            line.state(),
            line.restarts(),
            line.cpu(),
            line.memory(),
            used);
      }
    }
    out.print(table.render());
    if (report.note() != null) {
      out.println("CPU and memory are not known: " + report.note() + ".");
    }
  }
}
