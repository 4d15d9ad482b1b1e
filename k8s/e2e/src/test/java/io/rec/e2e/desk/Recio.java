package io.rec.e2e.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The script at the root of the repository, started as a user starts it. */
public final class Recio {
  private static final Duration FIRST_UP = Duration.ofMinutes(20);

  private final Surroundings surroundings;

  Recio(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  public Outcome run(String... arguments) {
    return command(arguments).run();
  }

  /** The command before it runs, for a test that changes its environment or deadline. */
  public Command command(String... arguments) {
    var script = surroundings.root().resolve("recio").toString();
    var words = Stream.concat(Stream.of(script), Stream.of(arguments)).toArray(String[]::new);
    return surrounded(Command.of(words));
  }

  /** A command that works on this run's desk and nobody else's. */
  Command surrounded(Command command) {
    return command.with("RECIO_STATE", state().toString()).with("NO_COLOR", "1").within(FIRST_UP);
  }

  /** Where everything lies that this run's clusters keep. */
  public Path state() {
    return surroundings.state();
  }

  /** The kubeconfig of the cluster that {@code up} made. */
  Path kubeconfig() {
    return Path.of(told(run("status", "-o", "json").out(), "kubeconfig"));
  }

  /** What the API server wrote down of every call, one JSON event a line. */
  public List<String> auditEvents() {
    return Container.of(state())
        .map(container -> container.auditEvents().toList())
        .orElseGet(this::auditEventsOfMinicluster);
  }

  private List<String> auditEventsOfMinicluster() {
    var tool = surroundings.root().resolve("k8s/minicluster/minicluster").toString();
    var status =
        Command.of(tool, "status", "-o", "json").with("RECIO_STATE", state().toString()).run();
    try {
      return Files.readAllLines(Path.of(told(status.succeeded().out(), "auditLog")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the audit log", e);
    }
  }

  private static String told(String json, String fact) {
    return new Answer(0, json).json().required(fact).asText();
  }
}
