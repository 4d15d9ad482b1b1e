package io.rec.cli.server;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.SecretSeen;
import io.rec.operator.controller.plan.Desk;
import io.rec.operator.controller.plan.Planner;
import io.rec.operator.controller.plan.Seed;
import io.rec.operator.controller.plan.release.ReleaseCodec;
import io.rec.operator.controller.preview.InstalledOperator;
import io.rec.operator.controller.render.Names;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A desk as its operator leaves it: all that was planned is made, stored and said to be in force.
 */
final class StandingDesk {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private StandingDesk() {}

  /**
   * @param yaml as its owner applied it with kubectl, which leaves a note of it
   */
  static TradingSystem stand(KubernetesClient client, String namespace, String yaml) {
    var wish = Serialization.unmarshal(yaml, TradingSystem.class);
    wish.getMetadata().setNamespace(namespace);
    wish.getMetadata()
        .setAnnotations(
            Map.of(
                "kubectl.kubernetes.io/last-applied-configuration",
                Serialization.asJson(Serialization.unmarshal(yaml, Map.class))));
    return stand(client, client.resource(wish).create());
  }

  /**
   * @param manager who applied it from the server's side, which leaves no note
   */
  static TradingSystem standBy(
      KubernetesClient client, String namespace, String manager, String yaml) {
    var wish = Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    wish.getMetadata().setNamespace(namespace);
    client.resource(wish).fieldManager(manager).serverSideApply();
    return stand(
        client,
        client.resources(TradingSystem.class).inNamespace(namespace).withName("paper").get());
  }

  private static TradingSystem stand(KubernetesClient client, TradingSystem system) {
    var namespace = system.getMetadata().getNamespace();
    var seed = Seed.of(new byte[Seed.BYTES]).base64();
    var plan =
        new Planner(new InstalledOperator(client, "3.0.0").of(namespace, new ArrayList<>()))
            .plan(
                Desk.of(system),
                Observation.empty()
                    .withSecrets(
                        Map.of(
                            Names.ROOT_SECRET,
                            new SecretSeen(
                                Names.ROOT_SECRET, true, "paper", Map.of(Seed.KEY, seed)))),
                NOW);
    plan.objects().forEach(object -> client.resource(object).create());
    plan.revisions().store().forEach(revision -> client.resource(revision.packed()).create());
    var installed = ReleaseCodec.decode(plan.status().release()).installed("3.0.0", NOW);
    system.setStatus(
        plan.status()
            .change()
            .release(ReleaseCodec.encode(installed))
            .conditions(conditions(plan.status().conditions()))
            .seal());
    return client.resource(system).updateStatus();
  }

  private static List<Condition> conditions(List<Condition> planned) {
    return planned.stream()
        .map(
            condition ->
                condition.type().equals(ConditionType.DATABASE_READY.text())
                    ? new Condition(
                        condition.type(),
                        ConditionStatus.TRUE,
                        "Open",
                        "the login works",
                        condition.observedGeneration(),
                        NOW)
                    : condition)
        .toList();
  }

  /** Version of everything that a namespace holds. */
  static List<String> versions(
      KubernetesClient client, String namespace, List<Class<? extends HasMetadata>> kinds) {
    return kinds.stream()
        .flatMap(kind -> client.resources(kind).inNamespace(namespace).list().getItems().stream())
        .map(
            object ->
                "%s/%s %s"
                    .formatted(
                        object.getKind(),
                        object.getMetadata().getName(),
                        object.getMetadata().getResourceVersion()))
        .sorted()
        .toList();
  }
}
