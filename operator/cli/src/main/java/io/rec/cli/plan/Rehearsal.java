package io.rec.cli.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.change.Denial;
import io.rec.operator.api.TradingSystem;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the API server apply a file by way of trial, as it would be applied in earnest: with its
 * defaults, its rules and its policies, and without storing anything.
 */
public final class Rehearsal {
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
  private static final String US = "recio";
  private static final int UNREADABLE = 400;
  private static final int FORBIDDEN = 403;
  private static final int GONE = 404;
  private static final int INVALID = 422;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client;

  public Rehearsal(KubernetesClient client) {
    this.client = client;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * The API server would take it.
     *
     * @param stored the system as it stands, absent for one that is new
     * @param asked the system as it would be stored
     * @param way how it was applied
     * @param unchecked whoever asks may not change it, so nobody asked the API server's rules
     */
    record Taken(@Nullable TradingSystem stored, TradingSystem asked, String way, boolean unchecked)
        implements Outcome {}

    /** It would not. */
    record Refused(List<String> rules) implements Outcome {
      public Refused {
        rules = List.copyOf(rules);
      }
    }
  }

  public Outcome of(DeskFile file) {
    var raw =
        Optional.ofNullable(
            client
                .genericKubernetesResources("rec.io/v1", "TradingSystem")
                .inNamespace(file.namespace())
                .withName(file.name())
                .get());
    var trial = raw.map(stored -> trial(stored, file)).orElseGet(() -> creation(file));
    var stored = raw.map(found -> typed(JSON.valueToTree(found))).orElse(null);
    try {
      return new Outcome.Taken(stored, trial.run().get(), trial.way(), false);
    } catch (KubernetesClientException e) {
      return refused(file, e)
          .orElseGet(() -> new Outcome.Taken(stored, typed(trial.locally()), trial.way(), true));
    }
  }

  /**
   * One way to apply it.
   *
   * @param run as the API server would store it
   * @param locally what comes of it without defaults and rules
   */
  private record Trial(Supplier<TradingSystem> run, ObjectNode locally, String way) {}

  private Trial creation(DeskFile file) {
    var desk = file.desk().deepCopy();
    desk.withObject("/metadata").put("generation", 1).put("uid", "not-stored");
    return new Trial(() -> created(file), desk, "as a new TradingSystem");
  }

  private TradingSystem created(DeskFile file) {
    var wish = Serialization.unmarshal(file.desk().toString(), GenericKubernetesResource.class);
    return typed(
        JSON.valueToTree(
            client
                .resource(wish)
                .dryRun()
                .fieldValidation(FieldValidateable.Validation.STRICT)
                .create()));
  }

  private TradingSystem patched(DeskFile file, PatchContext context, String body) {
    return client
        .resources(TradingSystem.class)
        .inNamespace(file.namespace())
        .withName(file.name())
        .patch(context, body);
  }

  private Trial trial(GenericKubernetesResource stored, DeskFile file) {
    JsonNode tree = JSON.valueToTree(stored);
    var remembered = lastApplied(stored);
    var manager = manager(stored);
    if (remembered.isEmpty() && manager.isPresent()) {
      return new Trial(
          () ->
              patched(
                  file,
                  context(PatchType.SERVER_SIDE_APPLY, manager.get()),
                  file.desk().toString()),
          MergePatch.apply(tree, specOnly(file.spec())),
          "as server-side apply by " + manager.get());
    }
    var last = remembered.orElseGet(JsonNodeFactory.instance::objectNode).path("spec");
    var patch = specOnly(MergePatch.between(last, file.spec()));
    return new Trial(
        () -> patched(file, context(PatchType.JSON_MERGE, US), patch.toString()),
        MergePatch.apply(tree, patch),
        "as kubectl apply");
  }

  private static ObjectNode specOnly(ObjectNode spec) {
    return JsonNodeFactory.instance.objectNode().set("spec", spec);
  }

  private static PatchContext context(PatchType type, String manager) {
    var context =
        new PatchContext.Builder()
            .withPatchType(type)
            .withFieldManager(manager)
            .withFieldValidation("Strict")
            .withDryRun(List.of("All"));
    return (type == PatchType.SERVER_SIDE_APPLY ? context.withForce(true) : context).build();
  }

  private static Optional<JsonNode> lastApplied(GenericKubernetesResource stored) {
    return Optional.ofNullable(stored.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(LAST_APPLIED))
        .map(Rehearsal::parsed);
  }

  /** Who applied the spec from the server's side, if anybody did. */
  private static Optional<String> manager(GenericKubernetesResource stored) {
    return stored.getMetadata().getManagedFields().stream()
        .filter(entry -> "Apply".equals(entry.getOperation()))
        .filter(entry -> entry.getSubresource() == null || entry.getSubresource().isEmpty())
        .filter(entry -> JSON.valueToTree(entry.getFieldsV1()).has("f:spec"))
        .map(ManagedFieldsEntry::getManager)
        .findFirst();
  }

  /** Empty where only the rights of whoever asks are lacking. */
  private static Optional<Outcome> refused(DeskFile file, KubernetesClientException e) {
    var rules = Denial.rules(e.getStatus());
    return switch (e.getCode()) {
      case UNREADABLE, INVALID -> Optional.of(new Outcome.Refused(rules));
      // A policy may say forbidden as well; it denied a request that RBAC had let through.
      case FORBIDDEN ->
          rules.stream().anyMatch(rule -> rule.contains("denied request"))
              ? Optional.of(new Outcome.Refused(rules))
              : Optional.empty();
      case GONE ->
          throw new Failure(
              ExitCode.NOT_FOUND,
              "Nothing can be planned for %s/%s: %s."
                  .formatted(file.namespace(), file.name(), String.join("; ", rules)),
              "Create the namespace first; without the kind tradingsystems, install the operator (recio up, or helm install).",
              e);
      default -> throw e;
    };
  }

  private static TradingSystem typed(JsonNode tree) {
    try {
      return Serialization.unmarshal(tree.toString(), TradingSystem.class);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.REFUSED,
          "This is no TradingSystem that could be stored: " + e.getMessage(),
          "kubectl explain ts.spec tells what a field takes.",
          e);
    }
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an annotation of kubectl that is no JSON: " + json, e);
    }
  }
}
