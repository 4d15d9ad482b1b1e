package io.rec.cluster;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A cluster that answers.
 *
 * @param context name of the context inside {@code kubeconfig} to use
 * @param auditLog file of the API server's audit events, where the cluster writes one
 */
public record Cluster(
    String name, Kind kind, Path kubeconfig, String context, Optional<Path> auditLog) {

  /** Where a cluster comes from. */
  public enum Kind {
    EXISTING_CONTEXT,
    K3S_IN_DOCKER,
    MINICLUSTER
  }
}
