package io.rec.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Upstream Kubernetes as processes of this machine; needs Linux and root. */
public final class Minicluster implements ClusterProvider {
  private final Launcher launcher;
  private final String name;

  /**
   * @param launcher the repository's {@code k8s/minicluster/minicluster}
   */
  public Minicluster(Path launcher, String name) {
    this.launcher = new Launcher(launcher);
    this.name = name;
  }

  @Override
  public Cluster up(Progress progress) {
    return cluster(launcher.state(verb("up"), progress));
  }

  @Override
  public Optional<Cluster> find() {
    return verb("status")
        .with("-o", "json")
        .ask()
        .map(Launcher::parse)
        .filter(Launcher.State::running)
        .map(this::cluster);
  }

  @Override
  public void load(List<Path> archives, Progress progress) {
    var files = archives.stream().map(Path::toString).toArray(String[]::new);
    verb("load").with(files).run(progress);
  }

  @Override
  public boolean down(Progress progress) {
    var existed = verb("status").ask().isPresent();
    verb("down").run(progress);
    return existed;
  }

  private Program verb(String verb) {
    return launcher.program().with(verb, "--name", name);
  }

  private Cluster cluster(Launcher.State state) {
    return new Cluster(
        name,
        Cluster.Kind.MINICLUSTER,
        state.kubeconfig(),
        state.context(),
        Optional.of(state.auditLog()));
  }
}
