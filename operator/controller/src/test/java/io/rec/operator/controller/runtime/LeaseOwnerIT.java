package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** By an account with the rights that the chart gives, and with the framework's own election. */
@ExtendWith(Kubernetes.class)
@DisplayName("The operator's lease")
class LeaseOwnerIT {
  private static final String ACCOUNT = "its-account";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Api api;
  private String namespace;
  private ServiceAccount account;
  private KubernetesClient operator;

  LeaseOwnerIT(Api api) {
    this.api = api;
  }

  @BeforeEach
  void signIn() {
    namespace = api.namespace();
    signInAnew();
  }

  @AfterEach
  void signOut() {
    operator.close();
  }

  @Test
  @DisplayName("belongs to the account that the operator runs as, and still does when it is led")
  void belongsToTheAccount() {
    grant();

    owner().own();
    assertOwned();
    lead("first");

    assertOwned();
    assertThat(lease().getSpec().getHolderIdentity()).isEqualTo("first");
  }

  @Test
  @DisplayName("that an older operator made is taken over without a word to its holder")
  void isTakenOver() {
    grant();
    lead("older");
    var before = lease();
    assertThat(before.getMetadata().getOwnerReferences()).isEmpty();

    owner().own();

    assertOwned();
    assertThat(lease().getSpec()).isEqualTo(before.getSpec());
  }

  @Test
  @DisplayName("of an account that is gone belongs to the next")
  void belongsToTheNext() {
    grant();
    owner().own();
    api.client().resource(account).delete();
    operator.close();
    signInAnew();

    owner().own();

    assertOwned();
  }

  @Test
  @DisplayName("is not written again when it is as it should be")
  void isLeftAlone() {
    grant();
    owner().own();
    var before = lease();

    owner().own();

    assertThat(lease()).isEqualTo(before);
  }

  @Test
  @DisplayName("that may not be written is told of, and nothing ends by it")
  void isToldOf() {
    try (var lines = new LoggedLines()) {
      owner().own();

      assertThat(lines.all())
          .extracting(line -> line.path("message").asText())
          .containsOnlyOnce("the lease will stay when the operator is uninstalled");
    }
  }

  @Test
  @DisplayName("of an operator that a person runs belongs to nobody and is not made")
  void isNobodys() {
    new LeaseOwner(api.client(), namespace, Clock.systemUTC()).own();

    assertThat(lease()).isNull();
  }

  private LeaseOwner owner() {
    return new LeaseOwner(operator, namespace, Clock.systemUTC());
  }

  private void signInAnew() {
    account =
        api.client()
            .resource(
                new ServiceAccountBuilder()
                    .withNewMetadata()
                    .withNamespace(namespace)
                    .withName(ACCOUNT)
                    .endMetadata()
                    .build())
            .create();
    operator = signedIn();
  }

  private KubernetesClient signedIn() {
    var token =
        api.client()
            .serviceAccounts()
            .inNamespace(namespace)
            .withName(ACCOUNT)
            .tokenRequest()
            .getStatus()
            .getToken();
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder()
                .withAutoConfigure(false)
                .withMasterUrl(api.config().getMasterUrl())
                .withCaCertData(api.config().getCaCertData())
                .withOauthToken(token)
                .build())
        .build();
  }

  /** As the chart's role of the leader. */
  private void grant() {
    api.client()
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("leader")
                .endMetadata()
                .addNewRule()
                .withApiGroups("coordination.k8s.io")
                .withResources("leases")
                .withVerbs("create")
                .endRule()
                .addNewRule()
                .withApiGroups("coordination.k8s.io")
                .withResources("leases")
                .withResourceNames(Labels.OPERATOR)
                .withVerbs("get", "update", "patch")
                .endRule()
                .build())
        .create();
    api.client()
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("leader")
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", "leader")
                .addNewSubject("", "ServiceAccount", ACCOUNT, namespace)
                .build())
        .create();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              operator.leases().inNamespace(namespace).withName(Labels.OPERATOR).get();
              return true;
            });
  }

  /** Until it leads and has renewed at least once. */
  private void lead(String identity) {
    var config =
        new LeaderElectionConfigBuilder()
            .withName(Labels.OPERATOR)
            .withLock(new LeaseLock(namespace, Labels.OPERATOR, identity))
            .withLeaseDuration(Duration.ofSeconds(15))
            .withRenewDeadline(Duration.ofSeconds(10))
            .withRetryPeriod(Duration.ofMillis(200))
            .withLeaderCallbacks(new LeaderCallbacks(() -> {}, () -> {}, leader -> {}))
            .withReleaseOnCancel(false)
            .build();
    var election = operator.leaderElector().withConfig(config).build().start();
    try {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  lease() != null
                      && identity.equals(lease().getSpec().getHolderIdentity())
                      && lease()
                          .getSpec()
                          .getRenewTime()
                          .isAfter(lease().getSpec().getAcquireTime()));
    } finally {
      election.cancel(true);
    }
  }

  private void assertOwned() {
    assertThat(lease().getMetadata().getOwnerReferences())
        .extracting(OwnerReference::getKind, OwnerReference::getName, OwnerReference::getUid)
        .containsExactly(tuple("ServiceAccount", ACCOUNT, account.getMetadata().getUid()));
  }

  private Lease lease() {
    return api.client().leases().inNamespace(namespace).withName(Labels.OPERATOR).get();
  }
}
