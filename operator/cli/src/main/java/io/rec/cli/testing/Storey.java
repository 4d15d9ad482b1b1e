package io.rec.cli.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A kind of tests, in the order in which a fault is cheapest to find. */
public enum Storey {
  JAVA(
      "java",
      "unit, component and API-server tests of every Maven module",
      List.of("mvn", "npm"),
      List.of("promtool", "amtool"),
      // Three modules at once: most of them wait for an outage to be over or for a server to start.
      List.of("{mvn}", "-B", "-ntp", "-T3", "--fail-at-end", "-Drecio.tools={tools}", "verify")),
  MINICLUSTER(
      "minicluster",
      "the Go programs that make a cluster without Docker",
      List.of("go"),
      List.of(),
      List.of("k8s/minicluster/test")),
  IMAGES(
      "images",
      "the container images and their build",
      List.of("mvn", "npm"),
      List.of(),
      List.of("k8s/images/test")),
  CLUSTER(
      "cluster",
      "the whole system on a real cluster, through this command line",
      List.of("mvn", "npm", "kubectl", "chromium"),
      List.of("prometheus"),
      List.of("{mvn}", "-B", "-ntp", "-Drecio.tools={tools}", "-Pe2e", "-pl", "k8s/e2e", "verify"));

  private final String title;
  private final String proves;
  private final List<String> programs;
  private final List<String> judges;
  private final List<String> command;

  Storey(
      String title,
      String proves,
      List<String> programs,
      List<String> judges,
      List<String> command) {
    this.title = title;
    this.proves = proves;
    this.programs = programs;
    this.judges = judges;
    this.command = command;
  }

  public String title() {
    return title;
  }

  public String proves() {
    return proves;
  }

  /** Programs it cannot do without. */
  public List<String> programs() {
    return programs;
  }

  /** Programs of others that judge our files; without them that judgement is left out and said. */
  List<String> judges() {
    return judges;
  }

  /** Relative to the project's folder, with Maven's place and that of the judges left open. */
  List<String> command(String maven, String tools) {
    return command.stream()
        .map(word -> word.replace("{mvn}", maven).replace("{tools}", tools))
        .toList();
  }

  public static Optional<Storey> called(String title) {
    return Arrays.stream(values()).filter(storey -> storey.title.equals(title)).findFirst();
  }
}
