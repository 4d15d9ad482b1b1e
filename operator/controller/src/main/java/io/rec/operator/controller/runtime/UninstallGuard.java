package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.operator.api.TradingSystem;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the operator from being taken away from under its systems: without it their finalizers
 * would block them, and their namespaces, for ever.
 */
final class UninstallGuard {
  private UninstallGuard() {}

  /** Exit code: 0 if nothing is in the way. */
  static int check(KubernetesClient client, Set<String> namespaces, PrintStream out) {
    var left = systems(client, namespaces);
    if (left.isEmpty()) {
      return 0;
    }
    out.printf(
        "%d TradingSystem%s still exist%s: %s; delete them first (kubectl delete ts NAME -n NS), or"
            + " uninstall with --no-hooks%n",
        left.size(),
        left.size() == 1 ? "" : "s",
        left.size() == 1 ? "s" : "",
        String.join(", ", left));
    return 1;
  }

  private static List<String> systems(KubernetesClient client, Set<String> namespaces) {
    var resources = client.resources(TradingSystem.class);
    Stream<TradingSystem> found =
        namespaces.isEmpty()
            ? resources.inAnyNamespace().list().getItems().stream()
            : namespaces.stream()
                .flatMap(name -> resources.inNamespace(name).list().getItems().stream());
    return found
        .map(desk -> desk.getMetadata().getNamespace() + "/" + desk.getMetadata().getName())
        .sorted()
        .collect(Collectors.toList());
  }
}
