package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.render.Labels;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * Writes the status by server-side apply under the version that was read: whoever comes second
 * writes nothing. The answer goes into the cache, so that the next pass sees its own write.
 */
final class StatusStore {

  /**
   * @return the system as stored, or nothing if it has changed since it was read; the pass is over
   *     then, and the change brings the next one
   */
  Optional<TradingSystem> write(
      TradingSystem read, TradingSystemStatus status, Context<TradingSystem> context) {
    return status.equals(read.getStatus()) ? Optional.of(read) : confirm(read, status, context);
  }

  /**
   * The same, and also asks the server when nothing is to be changed: whoever gets an answer has
   * read the newest version, and may do what must be done by nobody else.
   */
  Optional<TradingSystem> confirm(
      TradingSystem read, TradingSystemStatus status, Context<TradingSystem> context) {
    try {
      var stored =
          context
              .getClient()
              .resource(fresh(read, status))
              .subresource("status")
              .patch(
                  new PatchContext.Builder()
                      .withPatchType(PatchType.SERVER_SIDE_APPLY)
                      .withFieldManager(Labels.OPERATOR)
                      .withForce(true)
                      .build());
      context
          .eventSourceRetriever()
          .getControllerEventSource()
          .handleRecentResourceUpdate(ResourceID.fromResource(read), stored, read);
      return Optional.of(stored);
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Nothing but our fields: applying what was read would claim the owner's spec. */
  private static TradingSystem fresh(TradingSystem read, TradingSystemStatus status) {
    var fresh = new TradingSystem();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withName(read.getMetadata().getName())
            .withNamespace(read.getMetadata().getNamespace())
            .withUid(read.getMetadata().getUid())
            .withResourceVersion(read.getMetadata().getResourceVersion())
            .build());
    fresh.setStatus(status);
    return fresh;
  }
}
