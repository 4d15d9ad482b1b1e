package io.rec.cli.command;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.logs.LogReader;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a component wrote. */
@Command(
    name = "logs",
    description =
        "Shows what a component wrote; without a name all of them, each line with its name.")
final class LogsCommand extends LookingCommand implements Callable<Integer> {
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

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  NamespaceOption namespace;

  LogsCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() throws InterruptedException {
    return look((reach, client) -> show(client)).code();
  }

  private ExitCode show(KubernetesClient client) throws InterruptedException {
    var reader = new LogReader(client, namespace.name, surroundings.terminal().out(), tail);
    List<Pod> pods = reader.pods(component);
    if (pods.isEmpty()) {
      throw nobody(reader.components());
    }
    if (follow) {
      reader.follow(component);
    } else {
      reader.print(pods, component == null);
    }
    return ExitCode.OK;
  }

  private Failure nobody(List<String> components) {
    if (components.isEmpty()) {
      return new Failure(
          ExitCode.NOT_FOUND,
          "No component runs in namespace " + namespace.name + ".",
          "recio status shows the trading systems; --namespace names another namespace.");
    }
    return new Failure(
        ExitCode.NOT_FOUND,
        "There is no component " + component + " in namespace " + namespace.name + ".",
        "Choose one of " + String.join(", ", components) + ".");
  }
}
