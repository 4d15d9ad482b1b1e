package io.rec.cli.forward;

import java.nio.file.Path;
import java.util.List;

/** What a forwarding process is told: which pods, by which kubeconfig, on which local port. */
public record Route(
    Path kubeconfig, String namespace, String component, int podPort, int localPort) {
  /** The form in which the process takes it. */
  List<String> arguments() {
    return List.of(
        kubeconfig.toString(),
        namespace,
        component,
        Integer.toString(podPort),
        Integer.toString(localPort));
  }

  static Route parse(String[] arguments) {
    if (arguments.length != 5) {
      throw new IllegalArgumentException("5 arguments wanted, not " + List.of(arguments));
    }
    return new Route(
        Path.of(arguments[0]),
        arguments[1],
        arguments[2],
        Integer.parseInt(arguments[3]),
        Integer.parseInt(arguments[4]));
  }

  public String told() {
    return "%s/%s:%d by %s".formatted(namespace, component, podPort, kubeconfig);
  }
}
