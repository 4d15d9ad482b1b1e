package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.rec.operator.controller.render.Labels;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One leader at a time. Losing the lead ends the process at once, without hooks: whatever it was
 * about to write would be written under a lead that somebody else holds.
 */
final class Leadership {
  private static final Logger log = LoggerFactory.getLogger(Leadership.class);
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration RENEW_DEADLINE = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int LOST_LEAD = 70;

  private final String namespace;
  private final String identity;
  private final OperatorMetrics metrics;
  private final Runnable onLost;
  private final AtomicBoolean leaving = new AtomicBoolean();

  Leadership(String namespace, String identity, OperatorMetrics metrics) {
    this(namespace, identity, metrics, () -> Runtime.getRuntime().halt(LOST_LEAD));
  }

  Leadership(String namespace, String identity, OperatorMetrics metrics, Runnable onLost) {
    this.namespace = namespace;
    this.identity = identity;
    this.metrics = metrics;
    this.onLost = onLost;
  }

  LeaderElectionConfiguration configuration() {
    return new LeaderElectionConfiguration(
        Labels.OPERATOR,
        namespace,
        LEASE,
        RENEW_DEADLINE,
        RETRY,
        identity,
        new LeaderCallbacks(
            () -> metrics.leading(true),
            this::lost,
            leader -> log.atInfo().addKeyValue("leader", leader).log("leader known")),
        // The SDK's own exit can deadlock in its shutdown hook; the callback above ends us.
        false);
  }

  private void lost() {
    metrics.leading(false);
    if (!leaving.get()) {
      log.error("lost the lead");
      onLost.run();
    }
  }

  /** From now on the end of the lead is intended. */
  void leave() {
    leaving.set(true);
  }

  /** Lets a successor begin without waiting for the lease to run out. */
  void release(KubernetesClient client) {
    var leases = client.leases().inNamespace(namespace).withName(Labels.OPERATOR);
    try {
      var lease = leases.get();
      if (lease != null && identity.equals(lease.getSpec().getHolderIdentity())) {
        leases.edit(
            held ->
                new LeaseBuilder(held)
                    .editSpec()
                    .withHolderIdentity("")
                    .withLeaseDurationSeconds(1)
                    .endSpec()
                    .build());
      }
    } catch (KubernetesClientException e) {
      log.atWarn().setCause(e).log("lease not released; it runs out by itself");
    }
  }
}
