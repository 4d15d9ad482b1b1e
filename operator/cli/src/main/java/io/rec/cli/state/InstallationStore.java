package io.rec.cli.state;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One file per installation below the state directory, replaced as a whole at each change. */
public final class InstallationStore {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path folder;

  public InstallationStore(Path stateDirectory) {
    this.folder = requireNonNull(stateDirectory, "stateDirectory").resolve("up");
  }

  public Optional<Installation> find(String cluster) {
    Path file = file(cluster);
    try {
      return Optional.of(JSON.readValue(file.toFile(), Installation.class));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILED,
          "The state file " + file + " cannot be read: " + e.getMessage(),
          "Remove the file; recio up finds again what is there.",
          e);
    }
  }

  public List<Installation> all() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .map(name -> find(name.substring(0, name.length() - ".json".length())))
          .flatMap(Optional::stream)
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Written beside and moved into place: a crash leaves the old file or the new one. */
  public Installation save(Installation installation) {
    Path file = file(installation.cluster());
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "new", ".tmp");
      JSON.writeValue(fresh.toFile(), installation);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return installation;
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILED,
          "The state file " + file + " cannot be written: " + e.getMessage(),
          "Free some space, or set RECIO_STATE to a folder of yours.",
          e);
    }
  }

  public void forget(String cluster) {
    try {
      Files.deleteIfExists(file(cluster));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the forwarding process writes, and other files of one installation. */
  public Path beside(String cluster, String name) {
    return folder.resolve(safe(cluster) + "." + name);
  }

  private Path file(String cluster) {
    return folder.resolve(safe(cluster) + ".json");
  }

  /** Context names of cloud clusters hold slashes and colons. */
  private static String safe(String cluster) {
    return cluster.replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
