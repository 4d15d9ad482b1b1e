package io.rec.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * k3s in a container that outlives this program. Testcontainers starts the same image, but removes
 * it when the Java process ends, and {@code recio up} is to leave a cluster behind.
 */
public final class K3sInDocker implements ClusterProvider {
  /** Right after the start neither the API server nor the node is there to be waited for. */
  private static final String UNTIL_READY =
      "until kubectl wait --for=condition=Ready node --all --timeout=10s; do sleep 1; done";

  private final K3sContainer container;
  private final Path auditPolicy;
  private final Path kubeconfig;
  private final String name;

  /**
   * @param docker the program to call
   * @param auditPolicy what the API server writes into its audit log
   * @param state directory for the kubeconfig; another directory is another cluster
   */
  public K3sInDocker(String docker, Path auditPolicy, Path state, String name) {
    var home = state.resolve("k3s").resolve(name);
    this.container = new K3sContainer(Program.of(docker), home, "k3s-" + name);
    this.auditPolicy = auditPolicy;
    this.kubeconfig = home.resolve("kubeconfig");
    this.name = name;
  }

  @Override
  public Cluster up(Progress progress) {
    container.start(auditPolicy, List.of("--disable=traefik"), progress);
    progress.say("waiting for the node");
    container.inside("timeout", "180", "sh", "-c", UNTIL_READY).run(progress);
    container.writeKubeconfig(kubeconfig);
    return cluster();
  }

  @Override
  public Optional<Cluster> find() {
    return container.state() == K3sContainer.State.RUNNING && Files.exists(kubeconfig)
        ? Optional.of(cluster())
        : Optional.empty();
  }

  @Override
  public void load(List<Path> archives, Progress progress) {
    for (var archive : archives) {
      container
          .insideReadingInput("ctr", "--namespace", "k8s.io", "images", "import", "-")
          .run(ProcessBuilder.Redirect.from(archive.toFile()), progress);
    }
  }

  @Override
  public boolean down(Progress progress) {
    var existed = container.remove(progress);
    try {
      Files.deleteIfExists(kubeconfig);
    } catch (IOException cause) {
      throw new ClusterException(
          "The kubeconfig %s cannot be removed.".formatted(kubeconfig), cause);
    }
    return existed;
  }

  private Cluster cluster() {
    return new Cluster(name, Cluster.Kind.K3S_IN_DOCKER, kubeconfig, "default", Optional.empty());
  }
}
