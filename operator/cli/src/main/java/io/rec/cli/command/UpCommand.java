package io.rec.cli.command;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.ClusterAccess;
import io.rec.cli.cluster.Clusters;
import io.rec.cli.cluster.Kubernetes;
import io.rec.cli.timeline.Timeline;
import io.rec.cli.up.Bringup;
import io.rec.cli.up.Intention;
import io.rec.cli.up.UpOptions;
import io.rec.cli.up.UpResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** From nothing to a dashboard. */
@Command(
    name = "up",
    description = {
      "Brings a paper trading system up: cluster, images, operator, sample, address.",
      "A second run finds what is there and restarts nothing."
    })
final class UpCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  Root root;

  @Option(
      names = "--port",
      description = "Local port of the dashboard; without it 3000 or the next free one.")
  @Nullable Integer port;

  @Option(
      names = "--timeout",
      defaultValue = "900",
      paramLabel = "SECONDS",
      description = "How long to wait for Ready (default: ${DEFAULT-VALUE}).")
  long timeout;

  @Option(
      names = "--registry",
      paramLabel = "PREFIX",
      description = {
        "With --context: push the images there, such as registry.example.com/desk, and have the",
        "nodes pull them. Without it the nodes must have the images already."
      })
  @Nullable String registry;

  @Option(names = "--dry-run", description = "Tell what would be done, and do nothing.")
  boolean dryRun;

  @Option(
      names = "--timeline",
      description = "Show when each pod was created, scheduled, started and ready.")
  boolean timeline;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  OutputOption output;

  UpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    ClusterAccess cluster = new Clusters(surroundings).own(root.context());
    if (registry != null && cluster.takesArchives()) {
      throw new Failure(
          ExitCode.USAGE,
          "--registry is for a cluster of your own; recio loads the images into this one itself.",
          "Name the cluster with --context, or leave --registry out.");
    }
    var options =
        new UpOptions(
            Optional.ofNullable(port), Duration.ofSeconds(timeout), Optional.ofNullable(registry));
    if (dryRun) {
      new Intention(surroundings, cluster)
          .up(options)
          .forEach(surroundings.terminal().out()::println);
      return ExitCode.OK.code();
    }
    Instant begun = surroundings.clock().instant();
    UpResult result = new Bringup(surroundings, cluster).run(options);
    Duration lasted = Duration.between(begun, surroundings.clock().instant());
    output.print(surroundings.terminal().out(), result, out -> tell(out, result, lasted));
    return ExitCode.OK.code();
  }

  private void tell(PrintStream out, UpResult result, Duration lasted) {
    if (timeline) {
      out.print(timeline(result));
      out.println();
    }
    out.printf(
        "%s: %s, %s components in %d s%n",
        result.system(), "Ready", result.ready(), lasted.toSeconds());
    out.printf("Dashboard  %s%n", surroundings.terminal().style().strong(result.address()));
    out.printf("User       %s%n", result.login().user());
    out.printf("Password   %s%n", result.login().password());
    out.printf("kubectl    export KUBECONFIG=%s%n", result.kubeconfig());
    out.println("Next: recio status, recio logs -f trade-manager, recio down");
  }

  private static String timeline(UpResult result) {
    try (KubernetesClient client = Kubernetes.connect(Path.of(result.kubeconfig()))) {
      return Timeline.of(client.pods().inNamespace(result.namespace()).list().getItems()).render();
    }
  }
}
