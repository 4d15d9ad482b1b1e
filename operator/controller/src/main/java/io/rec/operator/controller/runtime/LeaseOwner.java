package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.controller.render.Labels;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the lease to the account that the operator runs as, so that it goes with it: after an
 * uninstallation nobody else would remove it. Its Deployment would go a moment too soon: the leader
 * still runs then, and would make the lease again; without its account it can do nothing.
 */
final class LeaseOwner {
  private static final Logger log = LoggerFactory.getLogger(LeaseOwner.class);
  private static final Pattern ACCOUNT = Pattern.compile("system:serviceaccount:([^:]+):([^:]+)");

  private final KubernetesClient client;
  private final String namespace;
  private final Clock clock;

  LeaseOwner(KubernetesClient client, String namespace, Clock clock) {
    this.client = client;
    this.namespace = namespace;
    this.clock = clock;
  }

  /**
   * Before anybody asks for the lead. Without an owner the lease works as well, so that whatever
   * stands against it is told and no more.
   */
  void own() {
    try {
      account().ifPresent(this::own);
    } catch (KubernetesClientException e) {
      log.atWarn().setCause(e).log("the lease will stay when the operator is uninstalled");
    }
  }

  /** Empty for a person and for an account of another namespace, which cannot own anything here. */
  private Optional<OwnerReference> account() {
    var user = client.resource(new SelfSubjectReview()).create().getStatus().getUserInfo();
    var found = ACCOUNT.matcher(user.getUsername());
    return found.matches() && found.group(1).equals(namespace)
        ? Optional.of(
            new OwnerReferenceBuilder()
                .withApiVersion("v1")
                .withKind("ServiceAccount")
                .withName(found.group(2))
                .withUid(user.getUid())
                .build())
        : Optional.empty();
  }

  private void own(OwnerReference account) {
    var lease = client.leases().inNamespace(namespace).withName(Labels.OPERATOR);
    var there = Optional.ofNullable(lease.get()).or(() -> made(account));
    if (there
        .map(found -> found.getMetadata().getOwnerReferences())
        .filter(owners -> owners.equals(List.of(account)))
        .isEmpty()) {
      lease.patch(
          PatchContext.of(PatchType.JSON_MERGE),
          new LeaseBuilder()
              .withMetadata(
                  new ObjectMetaBuilder()
                      .withName(Labels.OPERATOR)
                      .withOwnerReferences(account)
                      .build())
              .build());
    }
  }

  /**
   * Held by nobody, with all that the election reads of it.
   *
   * @return empty if somebody else was faster
   */
  private Optional<Lease> made(OwnerReference account) {
    var now = ZonedDateTime.now(clock);
    try {
      return Optional.of(
          client
              .resource(
                  new LeaseBuilder()
                      .withNewMetadata()
                      .withNamespace(namespace)
                      .withName(Labels.OPERATOR)
                      .withOwnerReferences(account)
                      .endMetadata()
                      .withNewSpec()
                      .withHolderIdentity("")
                      .withLeaseDurationSeconds(1)
                      .withAcquireTime(now)
                      .withRenewTime(now)
                      .withLeaseTransitions(0)
                      .endSpec()
                      .build())
              .create());
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
