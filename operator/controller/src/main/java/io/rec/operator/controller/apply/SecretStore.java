package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.controller.log.KnownSecrets;
import io.rec.operator.controller.observe.SecretSeen;
import io.rec.operator.controller.plan.Notice;
import io.rec.operator.controller.plan.SecretWish;
import io.rec.operator.controller.plan.Seed;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import io.rec.operator.controller.render.Owner;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Secrets by their fixed names: get, create, patch. Never a list or a watch, because rights to
 * those would cover every Secret in the namespace.
 */
public final class SecretStore {
  private final KubernetesClient client;
  private final SecureRandom random;
  private final AtOnce atOnce;

  public SecretStore(KubernetesClient client, SecureRandom random, AtOnce atOnce) {
    this.client = client;
    this.random = random;
    this.atOnce = atOnce;
  }

  /** Asks for the named Secrets; the answer has those that are there and may be read. */
  public Supplier<Map<String, SecretSeen>> ask(String namespace, Collection<String> names) {
    var answers =
        names.stream().distinct().map(name -> atOnce.begin(() -> look(namespace, name))).toList();
    return () -> {
      var found = new TreeMap<String, SecretSeen>();
      answers.stream()
          .flatMap(answer -> answer.get().stream())
          .forEach(secret -> found.put(secret.getMetadata().getName(), SecretSeen.of(secret)));
      return found;
    };
  }

  private Optional<Secret> look(String namespace, String name) {
    return Optional.ofNullable(get(namespace, name));
  }

  private @Nullable Secret get(String namespace, String name) {
    try {
      var secret = client.secrets().inNamespace(namespace).withName(name).get();
      if (secret != null) {
        KnownSecrets.learn(secret);
      }
      return secret;
    } catch (KubernetesClientException e) {
      // A Secret we may not read is as good as absent; the condition asks for it by name.
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return null;
      }
      throw e;
    }
  }

  /** Makes the one Secret that is drawn by lot; everything else follows from it. */
  public void plantSeed(Owner owner, boolean retained, WriteJournal journal) {
    var bytes = new byte[Seed.BYTES];
    random.nextBytes(bytes);
    var wish =
        new SecretWish(
            Names.ROOT_SECRET,
            Map.of(Seed.KEY, Seed.of(bytes).base64()),
            SecretWish.Care.COMPLETED,
            retained);
    create(owner, wish, journal);
  }

  /** Creates what is missing and puts right what has to agree; equal content is not written. */
  public void fulfil(
      Owner owner,
      Collection<SecretWish> wishes,
      Map<String, SecretSeen> seen,
      boolean installed,
      WriteJournal journal) {
    for (var wish : wishes) {
      var present = seen.get(wish.name());
      if (wish.care() == SecretWish.Care.GONE) {
        if (present != null) {
          deleteOwn(owner, wish.name(), journal);
        }
      } else if (present == null) {
        create(owner, wish, journal);
        if (installed && wish.care() != SecretWish.Care.FOLLOWED) {
          journal.notice(
              Notice.warning(
                  Notice.Reason.SECRET_RESTORED,
                  wish.name(),
                  "Secret %s was deleted and is back as it was".formatted(wish.name())));
        }
      } else {
        putRight(owner, wish, present, journal);
      }
    }
  }

  /**
   * Removes a Secret if it was made for this system and is still the one that was read: names are
   * shared by all systems of a namespace, and another one may live by it.
   */
  public void deleteOwn(Owner owner, String name, WriteJournal journal) {
    var found = get(owner.namespace(), name);
    if (found == null) {
      return;
    }
    var seen = SecretSeen.of(found);
    if (seen.ours() && seen.instance().equals(owner.name())) {
      deleteAsRead(found, journal);
    }
  }

  private void deleteAsRead(Secret found, WriteJournal journal) {
    try {
      client.resource(found).lockResourceVersion().delete();
      journal.wrote("delete", found);
    } catch (KubernetesClientException e) {
      // It was changed meanwhile; the next pass sees what became of it.
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }

  private void create(Owner owner, SecretWish wish, WriteJournal journal) {
    var labels = new TreeMap<String, String>();
    labels.put(Labels.NAME, wish.name());
    labels.put(Labels.INSTANCE, owner.name());
    labels.put(Labels.MANAGED_BY, Labels.OPERATOR);
    labels.put(Labels.PART_OF, Labels.PLATFORM);
    var secret =
        named(owner.namespace(), wish.name())
            .editMetadata()
            .withLabels(labels)
            .endMetadata()
            .withType("Opaque")
            .withData(encoded(wish.data()))
            .build();
    if (!wish.retained()) {
      secret.addOwnerReference(owner.reference());
    }
    KnownSecrets.learn(secret);
    try {
      client.resource(secret).create();
      journal.wrote("create", secret);
    } catch (KubernetesClientException e) {
      // Somebody was faster; the next pass sees theirs.
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }

  private void putRight(Owner owner, SecretWish wish, SecretSeen present, WriteJournal journal) {
    var wrong = new TreeMap<String, String>();
    wish.data()
        .forEach(
            (key, value) -> {
              if (wish.corrects(present.data().get(key), value)) {
                wrong.put(key, value);
              }
            });
    if (wrong.isEmpty()) {
      inherit(owner, wish, present, journal);
      return;
    }
    var right = encoded(wrong);
    KnownSecrets.learn(named(owner.namespace(), wish.name()).withData(right).build());
    if (!merge(owner, present, Map.of("data", right), Map.of())) {
      return;
    }
    journal.wrote("patch", "Secret", wish.name());
    if (wish.care() == SecretWish.Care.FOLLOWED) {
      return;
    }
    journal.notice(
        Notice.warning(
            Notice.Reason.DRIFT_HEALED,
            wish.name(),
            "Secret %s was changed in %s and is as it was"
                .formatted(wish.name(), String.join(", ", wrong.keySet()))));
  }

  /** A system that is gone left it with its data; whoever lives by it now also clears it away. */
  private void inherit(Owner owner, SecretWish wish, SecretSeen present, WriteJournal journal) {
    if (!present.ours() || present.instance().equals(owner.name())) {
      return;
    }
    var metadata = Map.<String, Object>of("labels", Map.of(Labels.INSTANCE, owner.name()));
    if (merge(owner, present, Map.of(), metadata)) {
      journal.wrote("patch", "Secret", wish.name());
    }
  }

  /**
   * Changes a Secret if it is still the one that was read.
   *
   * @return false if somebody was faster; the next pass sees what he made of it
   */
  private boolean merge(
      Owner owner, SecretSeen present, Map<String, ?> content, Map<String, Object> metadata) {
    var patch = new TreeMap<String, Object>(content);
    var head = new TreeMap<>(metadata);
    head.put("resourceVersion", present.version());
    patch.put("metadata", head);
    try {
      client
          .secrets()
          .inNamespace(owner.namespace())
          .withName(present.name())
          .patch(
              new PatchContext.Builder()
                  .withPatchType(PatchType.JSON_MERGE)
                  .withFieldManager(Labels.OPERATOR)
                  .build(),
              client.getKubernetesSerialization().asJson(patch));
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  private static SecretBuilder named(String namespace, String name) {
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .endMetadata();
  }

  private static Map<String, String> encoded(Map<String, String> plain) {
    var data = new TreeMap<String, String>();
    plain.forEach(
        (key, value) ->
            data.put(
                key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    return data;
  }
}
