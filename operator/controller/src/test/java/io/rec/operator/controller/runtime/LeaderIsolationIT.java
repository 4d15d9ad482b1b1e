package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two operators as processes, and a network that takes the leader away from the API server. */
@ExtendWith(Kubernetes.class)
class LeaderIsolationIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int LOST_LEAD = 70;

  private final Api api;
  @TempDir private Path folder;
  private String namespace;

  LeaderIsolationIT(Api api) {
    this.api = api;
  }

  @BeforeEach
  void makeNamespace() {
    namespace = api.namespace();
  }

  @Test
  @DisplayName("a leader that is cut off ends before the other leads, and nothing is done twice")
  void isolatedLeaderEndsFirst(TestReporter report) throws IOException, InterruptedException {
    try (var line = SeveredLine.to(URI.create(api.config().getMasterUrl()).getPort())) {
      var first = operator("first", line.port());
      var desk = DeskOnServer.create(api.client(), namespace, "desk", "");
      await().atMost(PATIENCE).until(() -> holder().equals("first"));
      await().atMost(PATIENCE).until(() -> desk.list(Deployment.class).size() == 16);
      var second = operator("second", URI.create(api.config().getMasterUrl()).getPort());
      try {
        await().atMost(PATIENCE).until(() -> log("second").contains("leader known"));

        line.cut();
        var cutAt = Instant.now();
        wish(desk);
        var before = generations(desk);
        await().atMost(PATIENCE).until(() -> holder().equals("second"));
        var taken = Instant.now();

        assertThat(first.isAlive()).as("the old leader, when the new one leads").isFalse();
        assertThat(first.exitValue()).isEqualTo(LOST_LEAD);
        await().atMost(PATIENCE).until(() -> replicas(desk, "ai-service") == 2);
        report.publishEntry("led again after", Duration.between(cutAt, taken).toString());
        report.publishEntry("served after", Duration.between(cutAt, Instant.now()).toString());
        before.computeIfPresent("ai-service", (name, generation) -> generation + 1);
        assertThat(generations(desk)).isEqualTo(before);
      } finally {
        end(second);
        end(first);
      }
    }
  }

  /** What only the new leader can have heard of. */
  private void wish(DeskOnServer desk) {
    api.client()
        .resources(TradingSystem.class)
        .inNamespace(namespace)
        .withName(desk.name())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"components\":[{\"name\":\"ai-service\",\"replicas\":2}]}}");
  }

  private static int replicas(DeskOnServer desk, String component) {
    return desk.deployment(component).getSpec().getReplicas();
  }

  private static Map<String, Long> generations(DeskOnServer desk) {
    return desk.list(Deployment.class).stream()
        .collect(
            Collectors.toMap(
                found -> found.getMetadata().getName(),
                found -> found.getMetadata().getGeneration()));
  }

  private String holder() {
    var lease = api.client().leases().inNamespace(namespace).withName(Labels.OPERATOR).get();
    return lease == null || lease.getSpec().getHolderIdentity() == null
        ? ""
        : lease.getSpec().getHolderIdentity();
  }

  private Process operator(String name, int apiPort) throws IOException {
    var kubeconfig = folder.resolve(name + ".kubeconfig");
    var port = URI.create(api.config().getMasterUrl()).getPort();
    Files.writeString(
        kubeconfig, Files.readString(api.server().kubeconfig()).replace(":" + port, ":" + apiPort));
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder
        .environment()
        .putAll(
            Map.of(
                "KUBECONFIG", kubeconfig.toString(),
                "POD_NAME", name,
                "POD_NAMESPACE", namespace,
                "WATCH_NAMESPACES", namespace,
                "RECIO_PORT", "0"));
    return builder.redirectErrorStream(true).redirectOutput(file(name)).start();
  }

  private File file(String name) {
    return folder.resolve(name + ".log").toFile();
  }

  private String log(String name) throws IOException {
    return Files.readString(file(name).toPath());
  }

  private static void end(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
