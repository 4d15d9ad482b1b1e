package io.rec.e2e.desk;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The container that is the desk's cluster where Docker makes it. Docker is asked by the label and
 * not by a name: what else carries it would be found too.
 */
public record Container(String id, Path state) {
  private static final String AUDIT_LOG = "/var/lib/rancher/k3s/server/logs/audit.log";

  /** The one of a state folder; none where the cluster is made in another way. */
  public static Optional<Container> of(Path state) {
    return dockerIsThere()
        ? ids(state).stream().map(id -> new Container(id, state)).findFirst()
        : Optional.empty();
  }

  /** One JSON event a line, as far as they are written. */
  Stream<String> auditEvents() {
    return docker("exec", id, "cat", AUDIT_LOG).succeeded().out().lines();
  }

  /** Containers of the state folder that Docker knows now, running or not. */
  public List<String> all() {
    return ids(state);
  }

  /** Volumes without a name of their own, which Docker keeps unless told otherwise. */
  public List<String> volumes() {
    var format = "{{range .Mounts}}{{if eq .Type \"volume\"}}{{println .Name}}{{end}}{{end}}";
    return words(docker("inspect", "--format", format, id));
  }

  /** Those of some volumes that Docker still has. */
  public static List<String> remaining(List<String> volumes) {
    return words(docker("volume", "ls", "--quiet")).stream().filter(volumes::contains).toList();
  }

  private static List<String> ids(Path state) {
    var label = "label=rec.io/state=" + state.resolve("k3s/recio").normalize();
    return words(docker("ps", "--all", "--quiet", "--filter", label));
  }

  private static boolean dockerIsThere() {
    var path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "docker")))
        && docker("info").exit() == 0;
  }

  private static List<String> words(Outcome outcome) {
    return outcome.succeeded().lines().stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static Outcome docker(String... words) {
    return Command.of(Stream.concat(Stream.of("docker"), Stream.of(words)).toArray(String[]::new))
        .run();
  }
}
