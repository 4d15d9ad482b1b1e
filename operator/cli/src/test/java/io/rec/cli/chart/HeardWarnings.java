package io.rec.cli.chart;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the API server says beside its answers, which kubectl prints as {@code Warning:}. */
final class HeardWarnings implements Interceptor, AutoCloseable {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final KubernetesClient client;

  HeardWarnings(Config config) {
    this.client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("WARNINGS", this))
            .build();
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    heard.addAll(response.headers("Warning"));
  }

  /** Of this object, were it applied by its manager; nothing is stored. */
  List<String> of(GenericKubernetesResource object, String manager) {
    heard.clear();
    client
        .resource(object)
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(manager)
                .withForce(true)
                .withDryRun(List.of("All"))
                .build(),
            object);
    return List.copyOf(heard);
  }

  @Override
  public void close() {
    client.close();
  }
}
