package io.rec.cli;

import static java.util.Objects.requireNonNull;

import io.rec.cli.console.Steps;
import io.rec.cli.console.Terminal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What a command may know of the world: the terminal, the environment, the clock. Read once here,
 * so that no other class reads environment variables.
 */
public record Surroundings(
    Terminal terminal, Map<String, String> environment, InstantSource clock) {
  public Surroundings {
    requireNonNull(terminal, "terminal");
    environment = Map.copyOf(environment);
    requireNonNull(clock, "clock");
  }

  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** The checkout that the launcher belongs to. */
  public Path root() {
    return variable("RECIO_ROOT")
        .map(Path::of)
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.PREREQUISITE,
                    "The project's folder is unknown.",
                    "Start recio by the script ./recio of the checkout."));
  }

  /** Where the CLI remembers what it made; survives reboots. */
  public Path stateDirectory() {
    return variable("RECIO_STATE")
        .map(Path::of)
        .orElseGet(() -> base("XDG_STATE_HOME", ".local/state").resolve("recio"));
  }

  /** Where things lie that can be made again. */
  public Path cacheDirectory() {
    return variable("RECIO_CACHE")
        .map(Path::of)
        .orElseGet(() -> base("XDG_CACHE_HOME", ".cache").resolve("recio"));
  }

  public Steps steps() {
    return terminal.steps(clock);
  }

  private Path base(String variable, String below) {
    return variable(variable).map(Path::of).orElseGet(() -> home().resolve(below));
  }

  public Path home() {
    return Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home")));
  }
}
