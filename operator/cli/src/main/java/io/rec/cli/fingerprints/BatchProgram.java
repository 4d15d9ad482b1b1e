package io.rec.cli.fingerprints;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.shell.Shell;
import io.rec.cli.shell.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The batch program of the coordinator's jar, built when its sources are newer. */
public final class BatchProgram {
  private static final String MODULE = "services/unified-production-coordinator";
  private static final String MAIN = "io.rec.unifiedproductioncoordinator.fingerprints.batch.Main";

  private final Surroundings surroundings;
  private final Shell shell;

  public BatchProgram(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.shell = new Shell(surroundings.environment());
  }

  /** Runs a verb in the foreground and in the person's folder; returns its exit code. */
  public int run(List<String> arguments) throws InterruptedException {
    var jar = jar();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx384m", "-cp"));
    command.add(jar + ":" + jar.resolveSibling("lib") + "/*");
    command.add(MAIN);
    command.addAll(arguments);
    return shell.runInTheForeground(command, Path.of(""), Map.of());
  }

  private Path jar() throws InterruptedException {
    var sources =
        Stream.of("services/domain", "services/platform", MODULE)
            .map(module -> surroundings.root().resolve(module).resolve("src/main"))
            .toList();
    var built = find();
    if (built.isEmpty() || newest(sources) > modified(built.getFirst())) {
      build();
      built = find();
    }
    return built.getFirst();
  }

  private void build() throws InterruptedException {
    var toolbox = new Toolbox(surroundings, shell);
    toolbox.demand(List.of("mvn"));
    try (var step = surroundings.steps().begin("Build the fingerprint program")) {
      var outcome =
          shell.run(
              List.of(
                  toolbox.path("mvn").toString(),
                  "-q",
                  "-B",
                  "-pl",
                  MODULE,
                  "-am",
                  "-DskipTests",
                  "package"),
              surroundings.root(),
              step::tell);
      if (!outcome.good() || find().isEmpty()) {
        throw new Failure(
            ExitCode.BUILD_FAILED,
            "The fingerprint program does not build: " + outcome.lastError(),
            "Run mvn -pl %s -am package and mend the first error.".formatted(MODULE));
      }
      step.done("");
    }
  }

  private List<Path> find() {
    var target = surroundings.root().resolve(MODULE).resolve("target");
    if (!Files.isDirectory(target)) {
      return List.of();
    }
    try (var files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("recio-[a-z-]+-[0-9.]+\\.jar"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("looking for a jar in " + target, e);
    }
  }

  private static long newest(List<Path> folders) {
    return folders.stream().mapToLong(BatchProgram::newest).max().orElse(0);
  }

  private static long newest(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.mapToLong(BatchProgram::modified).max().orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException("looking through " + folder, e);
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }
}
