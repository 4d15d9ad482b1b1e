package io.rec.cli.shell;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs we call. What Debian packages in a usable version is installed when we are root;
 * anything else is named in one line.
 */
public final class Toolbox {
  /** Where installers put programs without touching the PATH of a non-login shell. */
  private static final Map<String, List<String>> USUAL_PLACES =
      Map.of(
          "chromium",
              List.of(
                  "/usr/bin/chromium-browser",
                  "/usr/bin/google-chrome",
                  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
          "go", List.of("/usr/local/go/bin/go", "/usr/lib/go/bin/go"),
          "mvn", List.of("/usr/share/maven/bin/mvn", "/opt/maven/bin/mvn"));

  /** Debian's Go is years behind the one that Kubernetes needs. */
  private static final Map<String, String> DEBIAN_PACKAGES =
      Map.of(
          "mvn", "maven",
          "kubectl", "kubernetes-client",
          "buildah", "buildah",
          "chromium", "chromium");

  private static final Map<String, String> ADVICE =
      Map.of(
          "chromium", "Install Chromium or Chrome.",
          "go", "Install Go 1.26 or newer from https://go.dev/dl.",
          "mvn", "Install Maven 3.8.7 or newer.",
          "npm", "Install Node 20.19 or newer with npm from https://nodejs.org.",
          "kubectl", "Install kubectl from https://kubernetes.io/docs/tasks/tools.");

  private final Programs programs;
  private final Shell shell;
  private final Surroundings surroundings;

  public Toolbox(Surroundings surroundings, Shell shell) {
    this.programs = new Programs(surroundings.variable("PATH").orElse(""));
    this.shell = shell;
    this.surroundings = surroundings;
  }

  public Optional<Path> find(String program) {
    return Stream.concat(
            Stream.concat(fromVariables(program), programs.find(program).stream()),
            USUAL_PLACES.getOrDefault(program, List.of()).stream().map(Path::of))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Where the program is; it must have been demanded before. */
  public Path path(String program) {
    return find(program).orElseThrow(() -> missing(program));
  }

  /** All of them are there when this returns. */
  public void demand(List<String> names) throws InterruptedException {
    var packages = new ArrayList<String>();
    for (String name : names) {
      if (find(name).isPresent()) {
        continue;
      }
      String debian = DEBIAN_PACKAGES.get(name);
      if (debian == null || !canInstall()) {
        throw missing(name);
      }
      packages.add(debian);
    }
    if (!packages.isEmpty()) {
      install(packages);
    }
  }

  private void install(List<String> packages) throws InterruptedException {
    var command = new ArrayList<>(List.of("apt-get", "install", "-y", "--no-install-recommends"));
    command.addAll(packages);
    try (var step = surroundings.steps().begin("Install " + String.join(", ", packages))) {
      Outcome outcome = shell.run(command, Path.of("/"), step::tell);
      if (!outcome.good()) {
        throw new Failure(
            ExitCode.PREREQUISITE,
            "apt-get could not install %s: %s"
                .formatted(String.join(", ", packages), outcome.lastError()),
            "Run apt-get update, then the same command again.");
      }
      step.done("");
    }
  }

  private boolean canInstall() {
    return "root".equals(System.getProperty("user.name")) && programs.find("apt-get").isPresent();
  }

  private Stream<Path> fromVariables(String program) {
    return program.equals("mvn")
        ? surroundings.variable("MAVEN_HOME").stream().map(home -> Path.of(home, "bin", "mvn"))
        : Stream.empty();
  }

  private static Failure missing(String program) {
    return new Failure(
        ExitCode.PREREQUISITE,
        program + " was not found.",
        ADVICE.getOrDefault(program, "Install " + program + "."));
  }
}
