package io.rec.cluster;

import java.nio.file.Path;

/** etcd and kube-apiserver without a node, for tests of the API; needs Linux but not root. */
public final class ApiServer implements AutoCloseable {
  private final Launcher launcher;
  private final String name;
  private final Launcher.State state;

  private ApiServer(Launcher launcher, String name, Launcher.State state) {
    this.launcher = launcher;
    this.name = name;
    this.state = state;
  }

  /**
   * Starts an API server, or finds the one of that name running with its data.
   *
   * @param launcher the repository's {@code k8s/minicluster/minicluster}
   */
  public static ApiServer start(Path launcher, String name, Progress progress) {
    var program = new Launcher(launcher);
    var up = program.program().with("api", "up", "--name", name);
    return new ApiServer(program, name, program.state(up, progress));
  }

  public Path kubeconfig() {
    return state.kubeconfig();
  }

  /** One JSON event a line: every write, and what service accounts read. */
  public Path auditLog() {
    return state.auditLog();
  }

  /** Ends both processes and deletes their data. */
  @Override
  public void close() {
    launcher.program().with("api", "down", "--name", name).run(Progress.silent());
  }
}
