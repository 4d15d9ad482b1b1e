package io.rec.cli.doctor;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether one of the operators leads: ready pods of which none does the work look well. */
public final class LeaderExamination {
  private static final String NAME = "recio-operator";
  private static final int FORBIDDEN = 403;

  /** Twice the lease's own time, so that a hand-over is no finding. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final KubernetesClient client;
  private final Instant now;

  public LeaderExamination(KubernetesClient client, Instant now) {
    this.client = client;
    this.now = now;
  }

  /** Nothing where there is no operator, or nobody may look. */
  public List<Finding> findings() {
    try {
      return client.leases().inAnyNamespace().list().getItems().stream()
          .filter(lease -> lease.getMetadata().getName().equals(NAME))
          .map(lease -> finding(lease, now))
          .toList();
    } catch (KubernetesClientException e) {
      if (e.getCode() == FORBIDDEN) {
        return List.of();
      }
      throw e;
    }
  }

  static Finding finding(Lease lease, Instant now) {
    String where = "lease %s/%s".formatted(lease.getMetadata().getNamespace(), NAME);
    String holder = lease.getSpec() == null ? null : lease.getSpec().getHolderIdentity();
    if (holder == null || holder.isEmpty() || lease.getSpec().getRenewTime() == null) {
      return Finding.problem(
          where, "no operator leads", "nothing heals and no request is served", next(lease));
    }
    Duration silent = Duration.between(lease.getSpec().getRenewTime().toInstant(), now);
    return silent.compareTo(SILENCE) <= 0
        ? Finding.ok(where, holder + " leads")
        : Finding.problem(
            where,
            "%s led last, %d s ago".formatted(holder, silent.toSeconds()),
            "nothing heals and no request is served",
            next(lease));
  }

  private static String next(Lease lease) {
    return "kubectl logs -n %s deploy/%s".formatted(lease.getMetadata().getNamespace(), NAME);
  }
}
