package io.rec.cluster;

import java.nio.file.Path;

/** Picks the way to a cluster that asks least of the user. */
public final class ClusterChoice {
  private final Path launcher;
  private final Path state;
  private final String name;

  /**
   * @param launcher the repository's {@code k8s/minicluster/minicluster}
   * @param state directory for the kubeconfig of a cluster in Docker
   * @param name of the cluster, where one is made
   */
  public ClusterChoice(Path launcher, Path state, String name) {
    this.launcher = launcher;
    this.state = state;
    this.name = name;
  }

  public ClusterProvider choose(Situation situation) {
    if (situation.context().isPresent()) {
      return new ExistingContext(situation.kubeconfigs(), situation.context().get());
    }
    if (situation.dockerAnswers()) {
      return new K3sInDocker("docker", AuditPolicy.beside(launcher), state, name);
    }
    if (situation.linux() && situation.root()) {
      return new Minicluster(launcher, name);
    }
    throw new ClusterException(
        "There is no way to a cluster here: name one with --context, start Docker, or run as root on Linux.");
  }
}
