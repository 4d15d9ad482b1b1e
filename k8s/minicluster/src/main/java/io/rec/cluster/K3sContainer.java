package io.rec.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One container with k3s in it, and whose it is. Docker is one for the whole machine while clusters
 * belong to a state directory, so the directory is part of the container's name, and the label says
 * it in full: what carries no label of ours, or another directory's, is never used nor removed.
 */
final class K3sContainer {
  /** Read by the tests on a whole cluster too, to find the container of their state directory. */
  static final String LABEL = "rec.io/state";

  /** A k3s of our own choice, so that every machine tests and runs the same. */
  static final String IMAGE = "rancher/k3s:v1.34.1-k3s1";

  /** Inside the container, where k3s' own documentation puts it. */
  static final String AUDIT_LOG = "/var/lib/rancher/k3s/server/logs/audit.log";

  private static final String AUDIT_POLICY = "/audit-policy.yaml";

  private final Program docker;
  private final Path home;
  private final String name;

  /**
   * @param home where this cluster's files lie; tells it from those of other state directories
   * @param kind short word for the name that {@code docker ps} shows
   */
  K3sContainer(Program docker, Path home, String kind) {
    this.docker = docker;
    this.home = home.toAbsolutePath().normalize();
    this.name = "recio-%s-%s".formatted(kind, shortHash(this.home.toString()));
  }

  /** What Docker says of the container of that name. */
  State state() {
    return docker
        .with("container", "inspect", "--format")
        .with("{{.State.Status}} {{index .Config.Labels \"%s\"}}".formatted(LABEL), name)
        .ask()
        .map(String::strip)
        .map(this::state)
        .orElse(State.ABSENT);
  }

  private State state(String told) {
    var words = told.split(" ", 2);
    if (words.length < 2 || !words[1].equals(home.toString())) {
      return State.FOREIGN;
    }
    return words[0].equals("running") ? State.RUNNING : State.STOPPED;
  }

  /** Created or started as needed; running when this returns. */
  void start(Path auditPolicy, List<String> serverArguments, Progress progress) {
    switch (state()) {
      case RUNNING -> {}
      case FOREIGN ->
          throw new ClusterException(
              "The container %s was not made from %s, so it is left alone: rename it, or set RECIO_STATE to another directory."
                  .formatted(name, home));
      case ABSENT -> {
        progress.say("starting k3s in Docker");
        create(serverArguments, progress);
        startCreated(auditPolicy, progress);
      }
      case STOPPED -> {
        progress.say("starting the k3s container again");
        startCreated(auditPolicy, progress);
      }
    }
  }

  private void create(List<String> serverArguments, Progress progress) {
    docker
        .with("create", "--privileged", "--name", name, "--hostname", name)
        .with("--label", "%s=%s".formatted(LABEL, home))
        .with("--publish", "127.0.0.1::6443", "--tmpfs", "/run", "--tmpfs", "/var/run")
        .with(IMAGE, "server", "--tls-san=127.0.0.1")
        .with("--kube-apiserver-arg=audit-policy-file=" + AUDIT_POLICY)
        .with("--kube-apiserver-arg=audit-log-path=" + AUDIT_LOG)
        .with(serverArguments.toArray(String[]::new))
        .run(progress);
  }

  /** Copied before each start and not mounted: Docker may run on another machine than this one. */
  private void startCreated(Path auditPolicy, Progress progress) {
    docker.with("cp", auditPolicy.toString(), name + ":" + AUDIT_POLICY).run(progress);
    docker.with("start", name).run(progress);
  }

  /** A command inside; its output. */
  Program inside(String... command) {
    return docker.with("exec", name).with(command);
  }

  Program insideReadingInput(String... command) {
    return docker.with("exec", "-i", name).with(command);
  }

  /** Writes a kubeconfig that works outside the container, for its owner only. */
  void writeKubeconfig(Path kubeconfig) {
    var inside = inside("cat", "/etc/rancher/k3s/k3s.yaml").run(Progress.silent());
    // "127.0.0.1:49153": where Docker publishes the API server's port, anew at each start.
    var address = docker.with("port", name, "6443/tcp").run(Progress.silent()).lines().findFirst();
    if (address.isEmpty()) {
      throw new ClusterException("Docker does not publish the API server's port.");
    }
    try {
      Files.createDirectories(kubeconfig.getParent());
      Files.deleteIfExists(kubeconfig);
      var onlyOwner =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createFile(kubeconfig, onlyOwner);
      Files.writeString(kubeconfig, inside.replace("127.0.0.1:6443", address.get()));
    } catch (IOException cause) {
      throw new ClusterException(
          "The kubeconfig %s cannot be written.".formatted(kubeconfig), cause);
    }
  }

  /** Copies the audit log out, as far as it is written. */
  Path fetchAuditLog() {
    var copy = home.resolve("audit.log");
    docker.with("cp", name + ":" + AUDIT_LOG, copy.toString()).run(Progress.silent());
    return copy;
  }

  /** Removes the container if it is ours; a foreign one of the same name stays. */
  boolean remove(Progress progress) {
    return switch (state()) {
      case ABSENT -> false;
      case FOREIGN -> {
        progress.say("the container %s was not made from %s and stays".formatted(name, home));
        yield false;
      }
      case RUNNING, STOPPED -> {
        docker.with("rm", "--force", "--volumes", name).run(progress);
        yield true;
      }
    };
  }

  private static String shortHash(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Whether there is a container of our name, and whose. */
  enum State {
    ABSENT,
    STOPPED,
    RUNNING,
    FOREIGN
  }
}
