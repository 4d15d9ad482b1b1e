package io.rec.operator.api.server;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.rec.cluster.ApiServer;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Yaml;
import io.rec.operator.api.schema.Crd;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a client of one API server, started with the first and ended after the last. */
final class RealApiServer implements ParameterResolver {
  static final String NAMESPACE = "desks";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == KubernetesClient.class;
  }

  @Override
  public KubernetesClient resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent(Running.class, key -> Running.start(), Running.class)
        .client();
  }

  private record Running(ApiServer server, KubernetesClient client) implements AutoCloseable {
    static Running start() {
      var server =
          ApiServer.start(
              Yaml.root().resolve("k8s/minicluster/minicluster"),
              "schema-" + ProcessHandle.current().pid(),
              System.err::println);
      var client =
          new KubernetesClientBuilder()
              .withConfig(Config.fromKubeconfig(server.kubeconfig().toFile()))
              .build();
      var running = new Running(server, client);
      try {
        running.install();
        return running;
      } catch (RuntimeException refused) {
        // Nobody else would: what was never handed out is never closed.
        running.close();
        throw refused;
      }
    }

    /** From the file, so that what is checked in is what is proven. */
    private void install() {
      client
          .load(
              new ByteArrayInputStream(
                  Yaml.text(Yaml.root().resolve("crds").resolve(Crd.FILE_NAME))
                      .getBytes(StandardCharsets.UTF_8)))
          .serverSideApply();
      client
          .namespaces()
          .resource(
              new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
          .serverSideApply();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> client.supports(TradingSystem.class));
    }

    @Override
    public void close() {
      client.close();
      server.close();
    }
  }
}
