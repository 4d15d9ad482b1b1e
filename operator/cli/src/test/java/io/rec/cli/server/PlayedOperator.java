package io.rec.cli.server;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
import java.util.Optional;
import java.util.function.Function;

/** Writes status in the place of the operator, whenever a system changes. */
final class PlayedOperator implements Watcher<TradingSystem>, AutoCloseable {
  private final KubernetesClient client;
  private final Function<TradingSystem, Optional<String>> answer;
  private final Watch watch;

  /**
   * @param answer a JSON merge patch of the status, or nothing if it is as it should be
   */
  PlayedOperator(
      KubernetesClient client, String namespace, Function<TradingSystem, Optional<String>> answer) {
    this.client = client;
    this.answer = answer;
    this.watch = client.resources(TradingSystem.class).inNamespace(namespace).watch(this);
  }

  @Override
  public void eventReceived(Action action, TradingSystem desk) {
    if (action == Action.ADDED || action == Action.MODIFIED) {
      answer.apply(desk).ifPresent(status -> write(client, desk, status));
    }
  }

  @Override
  public void onClose(WatcherException cause) {
    throw new IllegalStateException("the watch of the played operator broke", cause);
  }

  @Override
  public void close() {
    watch.close();
  }

  static void write(KubernetesClient client, TradingSystem desk, String status) {
    client
        .resources(TradingSystem.class)
        .inNamespace(desk.getMetadata().getNamespace())
        .withName(desk.getMetadata().getName())
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":" + status + "}");
  }
}
