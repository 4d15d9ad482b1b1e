package io.rec.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** A Secret or ConfigMap as the kubelet mounts it: files behind links, swapped all at once. */
final class MountedFolder {

  private final Path folder;
  private final Map<String, String> files = new TreeMap<>();
  private int generation;

  MountedFolder(Path folder) {
    this.folder = folder;
  }

  synchronized void put(Map<String, String> changed) {
    files.putAll(changed);
    swap();
  }

  synchronized void remove(String file) {
    files.remove(file);
    try {
      Files.deleteIfExists(folder.resolve(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    swap();
  }

  private void swap() {
    try {
      Files.createDirectories(folder);
      Path version = Files.createDirectory(folder.resolve("..version_" + ++generation));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(version.resolve(file.getKey()), file.getValue());
      }
      Path link = folder.resolve("..data_tmp");
      Files.createSymbolicLink(link, version.getFileName());
      Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
      for (String file : files.keySet()) {
        Path visible = folder.resolve(file);
        if (!Files.isSymbolicLink(visible)) {
          Files.createSymbolicLink(visible, Path.of("..data", file));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
