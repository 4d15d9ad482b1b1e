package io.rec.cli.command;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.Clusters;
import io.rec.cli.cluster.Kubernetes;
import io.rec.cli.cluster.Reach;
import io.rec.cli.logs.LogReader;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What a component wrote. */
@Command(
    name = "logs",
    description =
        "Shows what a component wrote; without a name all of them, each line with its name.")
final class LogsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  Root root;

  @Parameters(arity = "0..1", paramLabel = "COMPONENT", description = "For instance trade-manager.")
  @Nullable String component;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with new lines, also when the pod is replaced.")
  boolean follow;

  @Option(
      names = "--tail",
      defaultValue = "200",
      description = "Lines of each pod to begin with (default: ${DEFAULT-VALUE}).")
  int tail;

  @Option(
      names = {"-n", "--namespace"},
      defaultValue = "trading",
      description = "Namespace of the trading system (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // picocli sets the default
  String namespace;

  LogsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Reach reach = new Clusters(surroundings).reach(root.context());
    try (KubernetesClient client = Kubernetes.connect(reach.kubeconfig())) {
      var reader = new LogReader(client, namespace, surroundings.terminal().out(), tail);
      List<Pod> pods = reader.pods(component);
      if (pods.isEmpty()) {
        throw nobody(reader.components());
      }
      if (follow) {
        reader.follow(component);
      } else {
        reader.print(pods, component == null);
      }
      return ExitCode.OK.code();
    }
  }

  private Failure nobody(List<String> components) {
    if (components.isEmpty()) {
      return new Failure(
          ExitCode.NOT_FOUND,
          "No component runs in namespace " + namespace + ".",
          "recio status shows the trading systems; --namespace names another namespace.");
    }
    return new Failure(
        ExitCode.NOT_FOUND,
        "There is no component " + component + " in namespace " + namespace + ".",
        "Choose one of " + String.join(", ", components) + ".");
  }
}
