package io.rec.platform.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that goes with the JVM: what a run leaves behind fills the disk of the hundredth. */
public final class TemporaryFolder {

  private TemporaryFolder() {}

  /**
   * @param first runs before the folder is removed, for one that writes into it until then
   */
  static Path create(String prefix, Runnable first) throws IOException {
    Path folder = Files.createTempDirectory(prefix);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  first.run();
                  remove(folder);
                }));
    return folder;
  }

  public static Path create(String prefix) throws IOException {
    return create(prefix, () -> {});
  }

  /** Removes what it can: a file that another hook removed first is no reason to leave the rest. */
  static void remove(Path folder) {
    for (File each : files(folder)) {
      each.delete();
    }
  }

  private static File[] files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).map(Path::toFile).toArray(File[]::new);
    } catch (IOException | UncheckedIOException gone) {
      return new File[] {folder.toFile()};
    }
  }
}
