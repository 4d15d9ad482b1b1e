package io.rec.e2e.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The TradingSystem of the desk, known only by what {@code kubectl get ts -o json} shows. */
public final class TradingSystem {
  public static final ResourceDefinitionContext KIND =
      new ResourceDefinitionContext.Builder()
          .withGroup("rec.io")
          .withVersion("v1")
          .withKind("TradingSystem")
          .withPlural("tradingsystems")
          .withNamespaced(true)
          .build();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Resource<GenericKubernetesResource> resource;

  TradingSystem(KubernetesClient client, String namespace, String name) {
    this.resource = client.genericKubernetesResources(KIND).inNamespace(namespace).withName(name);
  }

  public GenericKubernetesResource object() {
    return resource.require();
  }

  public JsonNode spec() {
    return JSON.valueToTree(object().get("spec"));
  }

  public JsonNode status() {
    return JSON.valueToTree(object().<Object>get("status"));
  }

  /** A JSON merge patch of the spec, as {@code kubectl patch --type merge} makes it. */
  public void change(String mergePatch) {
    resource.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":%s}".formatted(mergePatch));
  }

  /**
   * Replaces the whole spec by a JSON patch: it carries no version, so that the operator, which
   * writes the status at any moment, cannot make it fail with a conflict.
   */
  void putBack(JsonNode spec) {
    if (!spec().equals(spec)) {
      resource.patch(
          PatchContext.of(PatchType.JSON),
          "[{\"op\":\"replace\",\"path\":\"/spec\",\"value\":%s}]".formatted(spec));
    }
  }

  public Optional<JsonNode> condition(String type) {
    return StreamSupport.stream(status().path("conditions").spliterator(), false)
        .filter(condition -> condition.path("type").asText().equals(type))
        .findFirst();
  }

  public String message() {
    return status().path("message").asText();
  }

  /** Ready for what is asked for now, not for what was asked for before the last change. */
  public boolean isReady() {
    var generation = object().getMetadata().getGeneration();
    return condition("Ready")
        .filter(ready -> ready.path("status").asText().equals("True"))
        .filter(ready -> ready.path("observedGeneration").asLong() == generation)
        .isPresent();
  }
}
