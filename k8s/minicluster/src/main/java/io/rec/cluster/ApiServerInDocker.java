package io.rec.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** k3s without kubelet, scheduler and controllers, which leaves etcd's stand-in and the API. */
final class ApiServerInDocker implements ApiServer {
  /** Controllers would change what a test has just written, as they do not in the other way. */
  private static final List<String> API_ALONE =
      List.of(
          "--disable-agent",
          "--disable-controller-manager",
          "--disable-scheduler",
          "--disable-cloud-controller",
          "--disable-helm-controller",
          "--disable-network-policy",
          "--disable-kube-proxy",
          "--disable=coredns,servicelb,traefik,local-storage,metrics-server");

  private static final String UNTIL_READY = "until kubectl get --raw /readyz; do sleep 0.5; done";

  private final K3sContainer container;
  private final Path home;

  private ApiServerInDocker(K3sContainer container, Path home) {
    this.container = container;
    this.home = home;
  }

  /**
   * @param scratch directory for what can be lost
   */
  static ApiServerInDocker start(
      String docker, Path auditPolicy, Path scratch, String name, Progress progress) {
    var home = scratch.resolve(name);
    var server =
        new ApiServerInDocker(new K3sContainer(Program.of(docker), home, "api-" + name), home);
    server.container.start(auditPolicy, API_ALONE, progress);
    server.container.inside("timeout", "120", "sh", "-c", UNTIL_READY).run(progress);
    server.container.writeKubeconfig(server.kubeconfig());
    return server;
  }

  @Override
  public Path kubeconfig() {
    return home.resolve("kubeconfig");
  }

  @Override
  public Path auditLog() {
    return container.fetchAuditLog();
  }

  @Override
  public void close() {
    container.remove(Progress.silent());
    try {
      Files.deleteIfExists(home.resolve("audit.log"));
      Files.deleteIfExists(kubeconfig());
      Files.deleteIfExists(home);
    } catch (IOException cause) {
      throw new ClusterException("The directory %s cannot be removed.".formatted(home), cause);
    }
  }
}
