package io.rec.cli.desk;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.operator.api.TradingSystem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The trading systems of a cluster. */
public final class Desks {
  private static final String FIELD_MANAGER = "recio-up";

  private final KubernetesClient client;

  public Desks(KubernetesClient client) {
    this.client = client;
  }

  public Optional<TradingSystem> find(String namespace, String name) {
    return Optional.ofNullable(
        client.resources(TradingSystem.class).inNamespace(namespace).withName(name).get());
  }

  /** All of them; none while the cluster does not know the kind. */
  public List<TradingSystem> all() {
    return listed(client.resources(TradingSystem.class).inAnyNamespace());
  }

  /** Those of one namespace, for people who may look at no other. */
  private List<TradingSystem> in(String namespace) {
    return listed(client.resources(TradingSystem.class).inNamespace(namespace));
  }

  private static List<TradingSystem> listed(
      Listable<KubernetesResourceList<TradingSystem>> systems) {
    try {
      return systems.list().getItems();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 404) {
        return List.of();
      }
      throw e;
    }
  }

  /** The one that a namespace serves: the oldest, unless one is named. */
  public TradingSystem one(String namespace, Optional<String> name) {
    List<TradingSystem> there = in(namespace);
    return there.stream()
        .filter(desk -> name.map(desk.getMetadata().getName()::equals).orElse(true))
        .min(
            Comparator.comparing((TradingSystem desk) -> desk.getMetadata().getCreationTimestamp())
                .thenComparing(desk -> desk.getMetadata().getUid()))
        .orElseThrow(() -> none(namespace, name, there));
  }

  private static Failure none(String namespace, Optional<String> name, List<TradingSystem> there) {
    String known =
        there.isEmpty()
            ? "recio status shows all of them; --namespace names another namespace."
            : "There is " + there.getFirst().getMetadata().getName() + ".";
    return new Failure(
        ExitCode.NOT_FOUND,
        "There is no trading system%s in namespace %s."
            .formatted(name.map(" "::concat).orElse(""), namespace),
        known);
  }

  /** Server-side apply: the same content again changes nothing. */
  public TradingSystem apply(Sample sample) {
    GenericKubernetesResource applied =
        client
            .resource(sample.resource())
            .fieldManager(FIELD_MANAGER)
            .forceConflicts()
            .serverSideApply();
    return find(applied.getMetadata().getNamespace(), applied.getMetadata().getName())
        .orElseThrow(
            () -> new IllegalStateException("gone right after it was applied: " + sample.name()));
  }

  public void delete(TradingSystem desk) {
    client.resource(desk).delete();
  }

  /** First user and password of the dashboard, once the operator has made them. */
  public Optional<Login> login(String namespace) {
    Secret secret = client.secrets().inNamespace(namespace).withName("recio-admin").get();
    if (secret == null || secret.getData() == null) {
      return Optional.empty();
    }
    String user = secret.getData().get("username");
    String password = secret.getData().get("password");
    return user == null || password == null
        ? Optional.empty()
        : Optional.of(new Login(decode(user), decode(password)));
  }

  private static String decode(String value) {
    return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
  }
}
