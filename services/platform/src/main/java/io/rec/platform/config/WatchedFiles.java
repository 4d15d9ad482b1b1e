package io.rec.platform.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The small files of one mounted Secret or ConfigMap, read as one consistent set: the kubelet swaps
 * the {@code ..data} link, so a set read across the swap is read again.
 */
public final class WatchedFiles {

  private static final String SWAPPED_LINK = "..data";

  private final Path directory;

  public WatchedFiles(Path directory) {
    this.directory = directory;
  }

  /** File name to content without trailing line end; empty when nothing is mounted. */
  public Map<String, String> read() throws IOException {
    Path before = target();
    Map<String, String> first = readOnce();
    return before.equals(target()) ? first : readOnce();
  }

  private Path target() throws IOException {
    Path link = directory.resolve(SWAPPED_LINK);
    return Files.isSymbolicLink(link) ? Files.readSymbolicLink(link) : directory;
  }

  private Map<String, String> readOnce() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path file : entries) {
        String name = file.getFileName().toString();
        if (!name.startsWith("..") && Files.isRegularFile(file)) {
          files.put(name, Files.readString(file, StandardCharsets.UTF_8).stripTrailing());
        }
      }
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return Map.of();
    }
    return Map.copyOf(files);
  }
}
