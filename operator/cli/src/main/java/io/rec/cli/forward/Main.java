package io.rec.cli.forward;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;

/** The forwarding process. It lives until {@code recio down} ends it or the machine stops. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException {
    Route route = Route.parse(arguments);
    var config = Config.fromKubeconfig(route.kubeconfig().toFile());
    try (var client = new KubernetesClientBuilder().withConfig(config).build();
        var listener = Listener.open(route.localPort(), new PodTarget(client, route))) {
      listener.serve();
    }
  }
}
