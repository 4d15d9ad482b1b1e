package io.rec.cli.command;

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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The paper exchange as a program of its own, with the official clients' wire protocols. */
@Command(
    name = "sim",
    description = {
      "Runs the simulated venues on this machine, without a cluster, until it is stopped.",
      "Prints one JSON line with the base URL of every venue once ready.",
      "",
      "Options are the simulator's own: --kalshi-port, --coinbase-port (0 picks one), --symbols LIST,",
      "--account NAME,KEYID,PUBLIC_KEY.pem,CASH,TIER (repeatable), --seed N, --speed FACTOR,",
      "--start INSTANT, --replay [SYMBOL=]FILE, --ticks PER_SECOND, --admin, --admin-port PORT."
    })
final class SimCommand implements Callable<Integer> {
  private static final String MODULE = "services/venue-simulator";
  private static final String MAIN = "io.rec.venuesimulator.standalone.Main";

  private final Surroundings surroundings;

  @Parameters(arity = "0..*", paramLabel = "OPTION", description = "Passed on as they are.")
  List<String> options = new ArrayList<>();

  SimCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path target = surroundings.root().resolve(MODULE).resolve("target");
    if (jar(target).isEmpty() || !Files.isDirectory(target.resolve("lib"))) {
      build();
    }
    return run(target);
  }

  private void build() throws InterruptedException {
    var shell = new Shell(surroundings.environment());
    var tools = new Toolbox(surroundings, shell);
    tools.demand(List.of("mvn"));
    try (var step = surroundings.steps().begin("Build the simulator")) {
      Outcome outcome =
          shell.run(
              List.of(
                  tools.path("mvn").toString(),
                  "-q",
                  "-B",
                  "-pl",
                  MODULE,
                  "-am",
                  "-DskipTests",
                  "package"),
              surroundings.root(),
              step::tell);
      if (!outcome.good()) {
        throw new Failure(
            ExitCode.BUILD_FAILED,
            "The simulator cannot be built: " + outcome.lastError(),
            "Run mvn -pl " + MODULE + " -am package and mend the first error.");
      }
      step.done("");
    }
  }

  private int run(Path target) throws InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
    command.add("-cp");
    command.add(jar(target).getFirst() + File.pathSeparator + target.resolve("lib") + "/*");
    command.add(MAIN);
    command.addAll(options);
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      // A signal to us alone must not leave the simulator behind.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "stop simulator"));
      return process.waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(String.join(" ", command), failed);
    }
  }

  private static void stop(Process process) {
    process.destroy();
    process.onExit().join();
  }

  private static List<Path> jar(Path target) {
    if (!Files.isDirectory(target)) {
      return List.of();
    }
    try (var files = Files.newDirectoryStream(target, "recio-venue-simulator-*.jar")) {
      var jars = new ArrayList<Path>();
      files.forEach(jars::add);
      return jars;
    } catch (IOException failed) {
      throw new UncheckedIOException(target.toString(), failed);
    }
  }
}
