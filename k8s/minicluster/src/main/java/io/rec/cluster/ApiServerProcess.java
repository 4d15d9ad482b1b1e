package io.rec.cluster;

import java.nio.file.Path;

/** etcd and kube-apiserver as processes of this machine. */
record ApiServerProcess(Launcher launcher, String name, Launcher.State state) implements ApiServer {

  static ApiServerProcess start(Path launcher, String name, Progress progress) {
    var program = new Launcher(launcher);
    var up = program.program().with("api", "up", "--name", name);
    return new ApiServerProcess(program, name, program.state(up, progress));
  }

  @Override
  public Path kubeconfig() {
    return state.kubeconfig();
  }

  @Override
  public Path auditLog() {
    return state.auditLog();
  }

  @Override
  public void close() {
    launcher.program().with("api", "down", "--name", name).run(Progress.silent());
  }
}
