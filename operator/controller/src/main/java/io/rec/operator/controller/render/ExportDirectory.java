package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a component writes its documents as files, if its environment says so. The root file system
 * is read-only, so such a folder needs a volume.
 */
final class ExportDirectory {
  static final String VARIABLE = "RECIO_SET_EXPORT_DIR";

  /** A volume over one of these would hide what the process runs on; /tmp is writable already. */
  private static final Set<Path> TAKEN =
      Set.of(
          Path.of("bin"),
          Path.of("dev"),
          Path.of("etc"),
          Path.of("lib"),
          Path.of("lib64"),
          Path.of("opt"),
          Path.of("proc"),
          Path.of("root"),
          Path.of("run"),
          Path.of("sbin"),
          Path.of("sys"),
          Path.of("tmp"),
          Path.of("usr"),
          Path.of("var"));

  private ExportDirectory() {}

  /**
   * The folder to mount a volume at. None for a value that only the process will know, or that no
   * volume may cover; the service then says at its start that it cannot write there.
   */
  static Optional<String> of(List<EnvVar> environment) {
    return environment.stream()
        .filter(variable -> variable.getName().equals(VARIABLE))
        .map(EnvVar::getValue)
        .filter(value -> value != null && mountable(value))
        .findFirst();
  }

  private static boolean mountable(String value) {
    if (!value.matches("/[A-Za-z0-9._/-]+")) {
      return false;
    }
    var path = Path.of(value);
    return path.getNameCount() > 0
        && path.equals(path.normalize())
        && !TAKEN.contains(path.getName(0));
  }
}
