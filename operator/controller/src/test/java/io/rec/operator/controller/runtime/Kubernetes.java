package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.rec.cluster.ApiServer;
import io.rec.operator.api.TradingSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests an API server without a node, started with the first and ended after the last. */
final class Kubernetes implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Api.class;
  }

  @Override
  public Api resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent(Api.class, key -> Api.start(), Api.class);
  }

  /** A running API server with our kind in it. */
  record Api(ApiServer server, KubernetesClient client) implements AutoCloseable {
    private static Api start() {
      var root = Path.of(System.getProperty("recio.root"));
      var server =
          ApiServer.start(
              root.resolve("k8s/minicluster/minicluster"),
              "controller-" + ProcessHandle.current().pid(),
              System.err::println);
      var api = new Api(server, connect(server));
      try {
        api.install(root.resolve("crds/tradingsystems.rec.io-v1.yaml"), TradingSystem.class);
        return api;
      } catch (RuntimeException refused) {
        // Nobody else would: what was never handed out is never closed.
        api.close();
        throw refused;
      }
    }

    private static KubernetesClient connect(ApiServer server) {
      return new KubernetesClientBuilder()
          .withConfig(Config.fromKubeconfig(server.kubeconfig().toFile()))
          .build();
    }

    /** Further tests find the kind there too. */
    void install(Path definition, Class<? extends HasMetadata> kind) {
      try (var file = Files.newInputStream(definition)) {
        client.load(file).serverSideApply();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> client.supports(kind));
    }

    /** A client of its own, for an operator that may be cut off. */
    KubernetesClient another() {
      return ClusterClient.of(config());
    }

    Config config() {
      return Config.fromKubeconfig(server.kubeconfig().toFile());
    }

    String namespace() {
      var name = "t-" + UUID.randomUUID().toString().substring(0, 8);
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
  }
}
