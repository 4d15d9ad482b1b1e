package io.rec.operator.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.operator.api.Yaml;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same refusals as a user meets them, who types {@code kubectl apply} and reads what it prints.
 * It merges by its own memory of the file, so it asks the API server for something else than a
 * client that replaces the whole. Machines without kubectl leave it to the tests on a cluster.
 */
@ExtendWith(RealApiServer.class)
@DisplayName("R11a kubectl apply is refused in words that name the field and the way out")
class KubectlIT {
  @TempDir Path scratch;

  private KubernetesClient client;
  private Desks desks;

  @BeforeEach
  void connect(KubernetesClient connected) throws IOException {
    assumeTrue(kubectlIsThere(), "kubectl is not on the PATH; k8s/e2e needs it and tries the same");
    client = connected;
    desks = new Desks(connected);
    Files.writeString(scratch.resolve("kubeconfig"), kubeconfig());
  }

  @AfterEach
  void tidy() {
    if (desks != null) {
      desks.removeAll();
    }
  }

  static Stream<Path> bad() {
    return Desks.folder("invalid");
  }

  static Stream<Path> badChanges() {
    return Desks.folder("transition");
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesToCreate(Path file) throws IOException, InterruptedException {
    var said = apply(Yaml.text(file));

    assertThat(said.exit()).as(said.text()).isNotZero();
    assertThat(said.text().lines())
        .as(said.text())
        .anyMatch(line -> names(line, Desks.expectation(file), Desks.words(file)));
    assertThat(desks.all()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("badChanges")
  void refusesToChange(Path file) throws IOException, InterruptedException {
    var documents = Yaml.text(file).split("(?m)^---$");
    var made = apply(documents[0]);
    assertThat(made.exit()).as(made.text()).isZero();
    var before = desks.named("desk").get().getSpec();

    var said = apply(documents[documents.length - 1]);

    assertThat(said.exit()).as(said.text()).isNotZero();
    assertThat(said.text().lines())
        .as(said.text())
        .anyMatch(line -> names(line, Desks.expectation(file), Desks.words(file)));
    assertThat(desks.named("desk").get().getSpec()).isEqualTo(before);
  }

  private static boolean names(String line, String field, String words) {
    return line.contains(field) && line.contains(words);
  }

  private record Said(int exit, String text) {}

  private Said apply(String yaml) throws IOException, InterruptedException {
    var file = Files.writeString(scratch.resolve("desk.yaml"), yaml);
    var output = scratch.resolve("output");
    var command =
        new ArrayList<>(
            List.of("kubectl", "--kubeconfig", scratch.resolve("kubeconfig").toString()));
    command.addAll(List.of("--cache-dir", scratch.resolve("cache").toString()));
    command.addAll(List.of("--namespace", RealApiServer.NAMESPACE, "apply", "-f", file.toString()));
    var exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    return new Said(exit, Files.readString(output, StandardCharsets.UTF_8));
  }

  /** Of the client that the tests are given, so that both speak to the same server as the same. */
  private String kubeconfig() {
    var config = client.getConfiguration();
    return """
        apiVersion: v1
        kind: Config
        current-context: it
        contexts: [{name: it, context: {cluster: it, user: it}}]
        clusters: [{name: it, cluster: {server: "%s", certificate-authority-data: "%s"}}]
        users: [{name: it, user: {client-certificate-data: "%s", client-key-data: "%s"}}]
        """
        .formatted(
            config.getMasterUrl(),
            config.getCaCertData(),
            config.getClientCertData(),
            config.getClientKeyData());
  }

  private static boolean kubectlIsThere() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
  }
}
