package io.rec.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.rec.cluster.ApiServer;
import io.rec.cluster.Progress;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.schema.Crd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** One API server that knows TradingSystems, with a namespace for each test. */
final class RealServer implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("recio.root"));
  private static final AtomicInteger NAMESPACES = new AtomicInteger();
  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ApiServer server;
  private final KubernetesClient client;

  private RealServer(ApiServer server, KubernetesClient client) {
    this.server = server;
    this.client = client;
  }

  static RealServer start() {
    var server =
        ApiServer.start(
            ROOT.resolve("k8s/minicluster/minicluster"),
            "cli-it-" + ProcessHandle.current().pid(),
            Progress.silent());
    var client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig().toFile()))
            .build();
    var running = new RealServer(server, client);
    running.learn();
    return running;
  }

  KubernetesClient client() {
    return client;
  }

  Path kubeconfig() {
    return server.kubeconfig();
  }

  String context() {
    return Config.fromKubeconfig(kubeconfig().toFile()).getCurrentContext().getName();
  }

  /** Whatever it was asked to store, change or remove in a namespace so far; trials are none. */
  List<String> writes(String namespace) {
    try (var events = Files.lines(server.auditLog())) {
      return events
          .map(RealServer::event)
          .filter(event -> event.at("/objectRef/namespace").asText().equals(namespace))
          .filter(event -> WRITES.contains(event.path("verb").asText()))
          .map(event -> event.path("verb").asText() + " " + event.path("requestURI").asText())
          .filter(line -> !line.contains("dryRun=All"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the audit log cannot be read", e);
    }
  }

  private static JsonNode event(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException("no audit event: " + line, e);
    }
  }

  String newNamespace() {
    String name = "desk-" + NAMESPACES.incrementAndGet();
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    return name;
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }

  private void learn() {
    try (var crd = Files.newInputStream(ROOT.resolve("crds").resolve(Crd.FILE_NAME))) {
      client.load(crd).serverSideApply();
    } catch (IOException e) {
      throw new UncheckedIOException("the definition cannot be read", e);
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> client.supports(TradingSystem.class));
  }
}
