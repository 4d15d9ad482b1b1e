package io.rec.cluster;

import java.nio.file.Path;

/** What API servers of ours write down: one file, whatever way the cluster is made. */
final class AuditPolicy {
  private AuditPolicy() {}

  /**
   * @param launcher the repository's {@code k8s/minicluster/minicluster}
   */
  static Path beside(Path launcher) {
    return launcher.resolveSibling("orchestrator/internal/settings/files/audit-policy.yaml");
  }
}
