package io.rec.cli.up;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.MadeBy;
import io.rec.cli.waiting.Patience;
import java.util.Map;
import java.util.Optional;

/** Namespaces that {@code up} makes carry its mark; others it uses and leaves alone. */
final class Namespaces {
  /** Every pod of ours passes it, and a stranger's that does not is refused. */
  private static final Map<String, String> LABELS =
      Map.of("pod-security.kubernetes.io/enforce", "restricted");

  private final KubernetesClient client;

  Namespaces(KubernetesClient client) {
    this.client = client;
  }

  void ensure(String name, Patience patience) throws InterruptedException {
    patience.orFail(
        () -> stuck(name),
        () -> {
          Namespace found = client.namespaces().withName(name).get();
          return found == null
              ? Optional.of(create(name))
              : Optional.of(found).filter(there -> !going(there));
        });
  }

  boolean isOurs(String name) {
    Namespace found = client.namespaces().withName(name).get();
    return found != null && MadeBy.us(found);
  }

  void delete(String name, Patience patience) throws InterruptedException {
    client.namespaces().withName(name).delete();
    patience.orFail(
        () -> stuck(name),
        () ->
            client.namespaces().withName(name).get() == null
                ? Optional.of(name)
                : Optional.empty());
  }

  private static Failure stuck(String name) {
    return new Failure(
        ExitCode.TIMED_OUT,
        "Namespace " + name + " is being deleted and does not go.",
        "See what holds it: kubectl get all,ts,pvc -n " + name);
  }

  private Namespace create(String name) {
    return client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(LABELS)
                .withAnnotations(MadeBy.mark())
                .endMetadata()
                .build())
        .create();
  }

  private static boolean going(Namespace namespace) {
    return namespace.getMetadata().getDeletionTimestamp() != null;
  }
}
