package io.rec.cli.shell;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Programs of Debian packages that would start a daemon if they were installed: fetched and
 * unpacked into the cache instead, so that nothing of them runs but what is called.
 */
public final class UnpackedPackages {
  private static final Map<String, String> PACKAGES =
      Map.of(
          "prometheus",
          "prometheus",
          "promtool",
          "prometheus",
          "amtool",
          "prometheus-alertmanager");

  private final Surroundings surroundings;
  private final Shell shell;
  private final Programs programs;
  private final boolean root;

  public UnpackedPackages(Surroundings surroundings, Shell shell) {
    this(surroundings, shell, "root".equals(System.getProperty("user.name")));
  }

  UnpackedPackages(Surroundings surroundings, Shell shell, boolean root) {
    this.surroundings = surroundings;
    this.shell = shell;
    this.root = root;
    this.programs = new Programs(surroundings.variable("PATH").orElse(""));
  }

  /** Where they lie. */
  public Path folder() {
    return unpacked().resolve("usr").resolve("bin");
  }

  /**
   * Fetches what is missing, as root on Debian; elsewhere who needs them says what is not checked.
   */
  public void offer(List<String> names) throws InterruptedException {
    if (!root || programs.find("apt-get").isEmpty() || programs.find("dpkg-deb").isEmpty()) {
      return;
    }
    for (String name : names) {
      if (programs.find(name).isEmpty() && !Files.isExecutable(folder().resolve(name))) {
        fetch(Optional.ofNullable(PACKAGES.get(name)).orElseThrow());
      }
    }
  }

  private void fetch(String name) throws InterruptedException {
    try (var step = surroundings.steps().begin("Fetch " + name)) {
      Path packages = Files.createDirectories(unpacked().resolve("packages"));
      var download = List.of(program("apt-get"), "download", "-q", name);
      Outcome outcome = shell.run(download, packages, step::tell);
      if (!outcome.good()) {
        // The lists of a new machine are empty.
        shell.run(List.of(program("apt-get"), "-q", "update"), packages, step::tell);
        outcome = shell.run(download, packages, step::tell);
      }
      if (outcome.good()) {
        outcome = shell.run(unpacking(packages, name), packages, step::tell);
      }
      if (!outcome.good()) {
        throw new Failure(
            ExitCode.PREREQUISITE,
            "apt-get could not fetch %s: %s".formatted(name, outcome.lastError()),
            "Run apt-get update, then the same command again.");
      }
      step.done("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> unpacking(Path packages, String name) throws IOException {
    try (var files = Files.newDirectoryStream(packages, name + "_*.deb")) {
      return List.of(
          program("dpkg-deb"), "-x", files.iterator().next().toString(), unpacked().toString());
    }
  }

  private String program(String name) {
    return programs.find(name).orElseThrow().toString();
  }

  private Path unpacked() {
    return surroundings.cacheDirectory().resolve("debian");
  }
}
