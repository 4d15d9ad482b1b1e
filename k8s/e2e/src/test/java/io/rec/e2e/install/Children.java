package io.rec.e2e.install;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.rec.e2e.desk.Desk;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the operator made in the desk's namespace, by its label. */
final class Children {
  private static final String LABEL = "app.kubernetes.io/managed-by";
  private static final String OPERATOR = "recio-operator";

  private static final Set<String> OUTLIVING = Set.of("recio-root", "recio-db-operator");

  private Children() {}

  /**
   * What a re-created desk needs to open its old volume has no owner, so that trades outlive their
   * TradingSystem: the volume claim and the Secrets from which its passwords come.
   */
  static List<HasMetadata> of(Desk desk) {
    var client = desk.client();
    return Stream.of(
            client
                .apps()
                .deployments()
                .inNamespace(Desk.NAMESPACE)
                .withLabel(LABEL, OPERATOR)
                .list(),
            client
                .apps()
                .statefulSets()
                .inNamespace(Desk.NAMESPACE)
                .withLabel(LABEL, OPERATOR)
                .list(),
            client.services().inNamespace(Desk.NAMESPACE).withLabel(LABEL, OPERATOR).list(),
            client.serviceAccounts().inNamespace(Desk.NAMESPACE).withLabel(LABEL, OPERATOR).list(),
            client.configMaps().inNamespace(Desk.NAMESPACE).withLabel(LABEL, OPERATOR).list(),
            client.secrets().inNamespace(Desk.NAMESPACE).withLabel(LABEL, OPERATOR).list())
        .flatMap(list -> list.getItems().stream())
        .map(HasMetadata.class::cast)
        .filter(child -> !OUTLIVING.contains(child.getMetadata().getName()))
        .toList();
  }
}
