package io.rec.cli.cluster;

import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Kubeconfigs whose current context is the one meant. Helm and the forwarding process take a file
 * and not a context; the user's own file is not to be changed, so a copy for our eyes only is made.
 */
final class ContextFiles {
  private final Path folder;

  ContextFiles(Path folder) {
    this.folder = folder;
  }

  /** The file itself if the context is its current one, else the copy. */
  Path withCurrent(Path kubeconfig, String context) {
    Path copy = folder.resolve(context.replaceAll("[^A-Za-z0-9._-]", "_") + ".kubeconfig");
    try {
      Config config = Serialization.unmarshal(Files.readString(kubeconfig), Config.class);
      if (context.equals(config.getCurrentContext())) {
        return kubeconfig;
      }
      config.setCurrentContext(context);
      Files.createDirectories(folder);
      if (Files.notExists(copy)) {
        Files.createFile(
            copy,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(copy, Serialization.asYaml(config));
      return copy;
    } catch (IOException | RuntimeException e) {
      throw new Failure(
          ExitCode.UNREACHABLE,
          "The kubeconfig %s cannot be read: %s".formatted(kubeconfig, e.getMessage()),
          "Mend the file, or set KUBECONFIG to another one.",
          e);
    }
  }
}
