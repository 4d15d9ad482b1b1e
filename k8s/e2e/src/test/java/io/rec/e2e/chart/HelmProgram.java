package io.rec.e2e.chart;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.rec.e2e.desk.Command;
import io.rec.e2e.desk.Container;
import io.rec.e2e.desk.Desk;
import java.time.Duration;
import java.util.stream.Stream;

/** Helm as a user has it: from the PATH, or built once from its Go modules. */
public record HelmProgram(String script, Desk desk) {
  private static final int NEITHER_HELM_NOR_GO = 127;

  /** The first time it is compiled, on few cores beside everything else. */
  private static final Duration BUILT_WITHIN = Duration.ofMinutes(8);

  public static HelmProgram of(Desk desk) {
    var script = desk.root().resolve("k8s/e2e/helm/helm").toString();
    var version = Command.of(script, "version").within(BUILT_WITHIN).run();
    if (Container.of(desk.recio().state()).isPresent()) {
      assumeThat(version.exit())
          .as(
              "Docker makes the cluster here, and neither Helm nor Go is installed to roll back with")
          .isNotEqualTo(NEITHER_HELM_NOR_GO);
    }
    version.succeeded();
    return new HelmProgram(script, desk);
  }

  public Command command(String... words) {
    var all =
        Stream.concat(
            Stream.of(script, "--kubeconfig", desk.kubeconfig().toString()), Stream.of(words));
    return Command.of(all.toArray(String[]::new)).within(Duration.ofMinutes(5));
  }
}
