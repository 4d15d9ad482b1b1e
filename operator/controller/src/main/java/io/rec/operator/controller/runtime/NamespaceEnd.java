package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import java.util.stream.Stream;

/** A namespace that is being deleted, as it shows: nothing can be made there any more. */
final class NamespaceEnd {
  private static final String CAUSE = "NamespaceTerminating";

  private NamespaceEnd() {}

  /** Whether this went wrong because of it. */
  static boolean shows(Throwable error) {
    return switch (error) {
      case KubernetesClientException refused -> causes(refused).anyMatch(CAUSE::equals);
      case AggregatedOperatorException several ->
          several.getAggregatedExceptions().values().stream().anyMatch(NamespaceEnd::shows);
      default -> error.getCause() != null && shows(error.getCause());
    };
  }

  private static Stream<String> causes(KubernetesClientException refused) {
    var status = refused.getStatus();
    return status == null || status.getDetails() == null
        ? Stream.empty()
        : status.getDetails().getCauses().stream().map(cause -> cause.getReason());
  }
}
