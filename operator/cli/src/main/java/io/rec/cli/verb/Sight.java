package io.rec.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.cli.desk.DeskState;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.TradingSystemStatus;
import org.jspecify.annotations.Nullable;

/**
 * What was seen in one look.
 *
 * @param deployment of the component that the wish is about, if it is about one
 */
public record Sight(TradingSystem desk, @Nullable Deployment deployment) {
  /** Of an object as the API server gave it. */
  static Sight of(GenericKubernetesResource object, @Nullable Deployment deployment) {
    JsonNode tree = Serialization.jsonMapper().valueToTree(object);
    return new Sight(
        Serialization.jsonMapper().convertValue(tree, TradingSystem.class), deployment);
  }

  DeskState state() {
    return new DeskState(desk);
  }

  TradingSystemStatus status() {
    return desk.statusOrEmpty();
  }
}
