package io.rec.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * k3s in a container that outlives this program. Testcontainers starts the same image, but removes
 * it when the Java process ends, and {@code recio up} is to leave a cluster behind.
 */
public final class K3sInDocker implements ClusterProvider {
  static final String IMAGE = "rancher/k3s:v1.34.1-k3s1";

  /** Right after the start neither the API server nor the node is there to be waited for. */
  private static final String UNTIL_READY =
      "until kubectl wait --for=condition=Ready node --all --timeout=10s; do sleep 1; done";

  private final Program docker;
  private final Path kubeconfig;
  private final String name;
  private final String container;

  /**
   * @param docker the program to call
   * @param state directory for the kubeconfig
   */
  public K3sInDocker(String docker, Path state, String name) {
    this.docker = Program.of(docker);
    this.kubeconfig = state.resolve("k3s").resolve(name).resolve("kubeconfig");
    this.name = name;
    this.container = "recio-k3s-" + name;
  }

  @Override
  public Cluster up(Progress progress) {
    if (status().isEmpty()) {
      progress.say("starting k3s in Docker");
      create(progress);
    } else if (!running()) {
      progress.say("starting the k3s container again");
      docker.with("start", container).run(progress);
    }
    progress.say("waiting for the node");
    docker.with("exec", container, "timeout", "180", "sh", "-c", UNTIL_READY).run(progress);
    writeKubeconfig();
    return cluster();
  }

  @Override
  public Optional<Cluster> find() {
    return running() && Files.exists(kubeconfig) ? Optional.of(cluster()) : Optional.empty();
  }

  @Override
  public void load(List<Path> archives, Progress progress) {
    for (var archive : archives) {
      docker
          .with("exec", "-i", container, "ctr", "--namespace", "k8s.io", "images", "import", "-")
          .run(ProcessBuilder.Redirect.from(archive.toFile()), progress);
    }
  }

  @Override
  public boolean down(Progress progress) {
    var existed = status().isPresent();
    if (existed) {
      docker.with("rm", "--force", "--volumes", container).run(progress);
    }
    try {
      Files.deleteIfExists(kubeconfig);
    } catch (IOException cause) {
      throw new ClusterException(
          "The kubeconfig %s cannot be removed.".formatted(kubeconfig), cause);
    }
    return existed;
  }

  private void create(Progress progress) {
    docker
        .with("run", "--detach", "--privileged", "--name", container, "--hostname", container)
        .with("--publish", "127.0.0.1::6443", "--tmpfs", "/run", "--tmpfs", "/var/run")
        .with(IMAGE, "server", "--disable=traefik", "--tls-san=127.0.0.1")
        .run(progress);
  }

  private Optional<String> status() {
    return docker
        .with("container", "inspect", "--format", "{{.State.Status}}", container)
        .ask()
        .map(String::strip);
  }

  private boolean running() {
    return status().filter("running"::equals).isPresent();
  }

  private void writeKubeconfig() {
    var inside =
        docker.with("exec", container, "cat", "/etc/rancher/k3s/k3s.yaml").run(Progress.silent());
    // "127.0.0.1:49153": where Docker publishes the API server's port, anew at each start.
    var published =
        docker.with("port", container, "6443/tcp").run(Progress.silent()).lines().findFirst();
    var address =
        published.orElseThrow(
            () -> new ClusterException("Docker does not publish the API server's port."));
    try {
      Files.createDirectories(kubeconfig.getParent());
      Files.deleteIfExists(kubeconfig);
      var onlyOwner =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createFile(kubeconfig, onlyOwner);
      Files.writeString(kubeconfig, inside.replace("127.0.0.1:6443", address));
    } catch (IOException cause) {
      throw new ClusterException(
          "The kubeconfig %s cannot be written.".formatted(kubeconfig), cause);
    }
  }

  private Cluster cluster() {
    return new Cluster(name, Cluster.Kind.K3S_IN_DOCKER, kubeconfig, "default", Optional.empty());
  }
}
