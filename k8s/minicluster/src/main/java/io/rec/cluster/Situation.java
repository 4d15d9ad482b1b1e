package io.rec.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a machine offers.
 *
 * @param context the cluster that the user named, if any
 * @param kubeconfigs where to look for it
 */
public record Situation(
    Optional<String> context,
    List<Path> kubeconfigs,
    boolean dockerAnswers,
    boolean linux,
    boolean root) {

  /**
   * Looks around.
   *
   * @param option the user's {@code --context}, which wins over the variable RECIO_CONTEXT
   */
  public static Situation observe(
      Optional<String> option, Map<String, String> environment, Path home) {
    var context =
        option
            .or(() -> Optional.ofNullable(environment.get("RECIO_CONTEXT")))
            .filter(name -> !name.isBlank());
    var linux = Files.isDirectory(Path.of("/proc/self"));
    return new Situation(
        context,
        Kubeconfigs.of(environment, home),
        context.isEmpty() && dockerIsThere(),
        linux,
        linux && Program.of("id", "-u").ask().map(String::strip).filter("0"::equals).isPresent());
  }

  /** Whether Docker answers, wherever its engine runs. */
  public static boolean dockerIsThere() {
    return Program.of("docker", "info", "--format", "{{.ServerVersion}}").ask().isPresent();
  }
}
