package io.rec.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * An API server without a node, for tests of the API: etcd and kube-apiserver of the minicluster,
 * which needs Linux and Go but not root, else k3s in Docker with all other parts switched off.
 */
public sealed interface ApiServer extends AutoCloseable
    permits ApiServerProcess, ApiServerInDocker {

  /**
   * Starts an API server, or finds the one of that name running with its data.
   *
   * @param launcher the repository's {@code k8s/minicluster/minicluster}
   */
  static ApiServer start(Path launcher, String name, Progress progress) {
    var path = System.getenv().getOrDefault("PATH", "");
    return linuxWithGo(System.getProperty("os.name"), path) || !Situation.dockerIsThere()
        ? ApiServerProcess.start(launcher, name, progress)
        : ApiServerInDocker.start(
            "docker", AuditPolicy.beside(launcher), scratch(), name, progress);
  }

  Path kubeconfig();

  /** One JSON event a line: every write, and what service accounts read, up to this call. */
  Path auditLog();

  /** Ends the server and deletes its data. */
  @Override
  void close();

  /** Whether the faster way is open; where neither is, its launcher says what is missing. */
  private static boolean linuxWithGo(String system, String path) {
    // Go's own installer uses that place and leaves PATH to the user.
    return system.equals("Linux")
        && Arrays.stream(
                (path + File.pathSeparator + "/usr/local/go/bin").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
  }

  private static Path scratch() {
    return Path.of(System.getProperty("java.io.tmpdir"), "recio-api");
  }
}
