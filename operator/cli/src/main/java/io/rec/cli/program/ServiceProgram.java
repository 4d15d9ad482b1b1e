package io.rec.cli.program;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.shell.Outcome;
import io.rec.cli.shell.Shell;
import io.rec.cli.shell.Toolbox;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program in a service's jar that is run on this machine, built when it is missing or older than
 * its sources. The command line knows such programs by name only.
 */
public final class ServiceProgram {
  private static final String SERVICES = "services/";

  private final Surroundings surroundings;
  private final String service;
  private final String mainClass;
  private final String heap;

  private ServiceProgram(Surroundings surroundings, String service, String mainClass, String heap) {
    this.surroundings = surroundings;
    this.service = service;
    this.mainClass = mainClass;
    this.heap = heap;
  }

  public static ServiceProgram simulator(Surroundings surroundings) {
    return new ServiceProgram(
        surroundings, "venue-simulator", "io.rec.venuesimulator.standalone.Main", "256m");
  }

  public static ServiceProgram fingerprints(Surroundings surroundings) {
    return new ServiceProgram(
        surroundings,
        "unified-production-coordinator",
        "io.rec.unifiedproductioncoordinator.fingerprints.batch.Main",
        "384m");
  }

  public static ServiceProgram backtest(Surroundings surroundings) {
    return new ServiceProgram(
        surroundings,
        "auto-entry-supervisor",
        "io.rec.autoentrysupervisor.backtest.batch.Main",
        "768m");
  }

  /** Runs in the foreground and in the person's folder; returns the exit code. */
  public int run(List<String> arguments) throws InterruptedException {
    if (outdated()) {
      build();
    }
    Path jar = jar().orElseThrow(() -> doesNotBuild("no jar was made"));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx" + heap, "-cp"));
    command.add(jar + File.pathSeparator + jar.resolveSibling("lib") + "/*");
    command.add(mainClass);
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      // A signal to us alone must not leave the program behind.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "stop " + service));
      return process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", command), e);
    }
  }

  private boolean outdated() {
    Optional<Path> jar = jar();
    if (jar.isEmpty() || !Files.isDirectory(jar.get().resolveSibling("lib"))) {
      return true;
    }
    long built = modified(jar.get());
    return Stream.of("domain", "platform", "venues", service)
        .map(module -> surroundings.root().resolve(SERVICES + module).resolve("src/main"))
        .anyMatch(sources -> newest(sources) > built);
  }

  private void build() throws InterruptedException {
    var shell = new Shell(surroundings.environment());
    var tools = new Toolbox(surroundings, shell);
    tools.demand(List.of("mvn"));
    try (var step = surroundings.steps().begin("Build " + service)) {
      Outcome outcome =
          shell.run(
              List.of(
                  tools.path("mvn").toString(),
                  "-q",
                  "-B",
                  "-pl",
                  SERVICES + service,
                  "-am",
                  "-DskipTests",
                  "package"),
              surroundings.root(),
              step::tell);
      if (!outcome.good()) {
        throw doesNotBuild(outcome.lastError());
      }
      step.done("");
    }
  }

  private Failure doesNotBuild(String reason) {
    return new Failure(
        ExitCode.BUILD_FAILED,
        "%s does not build: %s".formatted(service, reason),
        "Run mvn -pl %s%s -am package and mend the first error.".formatted(SERVICES, service));
  }

  private Optional<Path> jar() {
    Path target = surroundings.root().resolve(SERVICES + service).resolve("target");
    if (!Files.isDirectory(target)) {
      return Optional.empty();
    }
    try (var files = Files.list(target)) {
      return files.filter(this::isOurs).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("looking for a jar in " + target, e);
    }
  }

  private boolean isOurs(Path file) {
    return file.getFileName().toString().matches("recio-%s-[0-9.]+\\.jar".formatted(service));
  }

  private static void stop(Process process) {
    process.destroy();
    process.onExit().join();
  }

  private static long newest(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.mapToLong(ServiceProgram::modified).max().orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException("looking through " + folder, e);
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }
}
