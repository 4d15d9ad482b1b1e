package io.rec.e2e.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("What is deleted or changed by hand comes back")
final class HealingIT {
  private static final Duration HEALED_WITHIN = Duration.ofSeconds(90);

  /** The operator may not watch Secrets; it looks at them at least once a minute. */
  private static final Duration SECRET_HEALED_WITHIN = Duration.ofSeconds(180);

  @Test
  @DisplayName("REC-TOP-01 deleting one pod leaves all others ready and serving")
  void podComesBackAlone(Desk desk) {
    var before = desk.footprint();

    desk.client().resource(desk.pod("trade-executor")).delete();
    desk.awaitReady();

    assertThat(desk.footprint().without("trade-executor"))
        .isEqualTo(before.without("trade-executor"));
  }

  @Test
  @DisplayName("REC-PM-02 a deleted pod is replaced by a new one that becomes ready")
  void podIsReplaced(Desk desk) {
    var victim = desk.pod("trade-executor");

    desk.client().resource(victim).delete();
    desk.awaitReady();

    assertThat(desk.pod("trade-executor").getMetadata().getUid())
        .isNotEqualTo(victim.getMetadata().getUid());
  }

  @Test
  @DisplayName("a deleted Deployment comes back as it was, and nothing else restarts")
  void deploymentComesBack(Desk desk) {
    var before = desk.footprint();
    var lost = desk.client().apps().deployments().inNamespace(Desk.NAMESPACE).withName("db-poller");

    var original = loseAndFind(lost);
    desk.awaitReady();

    assertThat(lost.require().getSpec()).isEqualTo(original.getSpec());
    assertThat(desk.footprint().without("db-poller")).isEqualTo(before.without("db-poller"));
  }

  @Test
  @DisplayName("a deleted Service comes back with its ports and selector, and no pod restarts")
  void serviceComesBack(Desk desk) {
    var before = desk.footprint();
    var lost = desk.client().services().inNamespace(Desk.NAMESPACE).withName("trade-manager");

    var original = loseAndFind(lost);

    assertThat(lost.require().getSpec().getPorts()).isEqualTo(original.getSpec().getPorts());
    assertThat(lost.require().getSpec().getSelector()).isEqualTo(original.getSpec().getSelector());
    assertThat(desk.footprint()).isEqualTo(before);
  }

  @Test
  @DisplayName("a deleted ServiceAccount comes back, and no pod restarts")
  void accountComesBack(Desk desk) {
    var before = desk.footprint();
    var lost =
        desk.client().serviceAccounts().inNamespace(Desk.NAMESPACE).withName("system-monitor");

    var original = loseAndFind(lost);

    assertThat(lost.require().getMetadata().getLabels())
        .isEqualTo(original.getMetadata().getLabels());
    assertThat(desk.footprint()).isEqualTo(before);
  }

  @Test
  @DisplayName("the deleted port manifest comes back word for word, and no pod restarts")
  void manifestComesBack(Desk desk) {
    var before = desk.footprint();
    var lost = desk.client().configMaps().inNamespace(Desk.NAMESPACE).withName("port-manifest");

    var original = loseAndFind(lost);

    assertThat(lost.require().getData()).isEqualTo(original.getData());
    assertThat(desk.footprint()).isEqualTo(before);
  }

  @Test
  @DisplayName(
      "all generated Secrets but one, deleted at once, come back byte for byte, and no pod restarts")
  void secretsComeBack(Desk desk) {
    comeBackTogether(desk, List.of("recio-root", "recio-db", "recio-tokens", "recio-admin"));
  }

  @Test
  @DisplayName(
      "the Secret of the operator's own login comes back byte for byte, and no pod restarts")
  void operatorsSecretComesBack(Desk desk) {
    comeBackTogether(desk, List.of("recio-db-operator"));
  }

  private static void comeBackTogether(Desk desk, List<String> names) {
    var before = desk.footprint();
    var secrets =
        names.stream()
            .map(name -> desk.client().secrets().inNamespace(Desk.NAMESPACE).withName(name))
            .toList();
    var originals = secrets.stream().map(Resource::require).toList();

    secrets.forEach(Resource::delete);

    await("%s come back".formatted(names))
        .atMost(SECRET_HEALED_WITHIN)
        .until(() -> secrets.stream().allMatch(secret -> secret.get() != null));
    desk.awaitReady();
    assertThat(secrets.stream().map(Resource::require).map(Secret::getData).toList())
        .isEqualTo(originals.stream().map(Secret::getData).toList());
    assertThat(desk.footprint()).isEqualTo(before);
  }

  @Test
  @DisplayName("an image changed by hand is put back before a stranger's image serves")
  void imageIsPutBack(Desk desk) {
    var deployment =
        desk.client().apps().deployments().inNamespace(Desk.NAMESPACE).withName("db-poller");
    var image = image(deployment.require());

    desk.kubectl("set", "image", "deploy/db-poller", "db-poller=docker.io/recio/stranger:1")
        .run()
        .succeeded();

    await().atMost(HEALED_WITHIN).until(() -> image(deployment.require()).equals(image));
  }

  @Test
  @DisplayName("replicas changed by hand are put back")
  void replicasArePutBack(Desk desk) {
    var deployment =
        desk.client().apps().deployments().inNamespace(Desk.NAMESPACE).withName("db-poller");

    desk.kubectl("scale", "deploy/db-poller", "--replicas=3").run().succeeded();

    await().atMost(HEALED_WITHIN).until(() -> deployment.require().getSpec().getReplicas() == 1);
  }

  @Test
  @DisplayName("a label of the user's own stays when everything else is put back")
  void foreignLabelStays(Desk desk) {
    var deployment =
        desk.client().apps().deployments().inNamespace(Desk.NAMESPACE).withName("db-poller");
    desk.kubectl("label", "deploy/db-poller", "team=blue").run().succeeded();
    desk.kubectl("scale", "deploy/db-poller", "--replicas=2").run().succeeded();

    await().atMost(HEALED_WITHIN).until(() -> deployment.require().getSpec().getReplicas() == 1);

    assertThat(deployment.require().getMetadata().getLabels()).containsEntry("team", "blue");
    desk.kubectl("label", "deploy/db-poller", "team-").run().succeeded();
  }

  /** Deletes an object, waits for its successor, and gives what it was before. */
  private static <T extends HasMetadata> T loseAndFind(Resource<T> resource) {
    var original = resource.require();
    resource.delete();
    await("%s %s comes back".formatted(original.getKind(), original.getMetadata().getName()))
        .atMost(HEALED_WITHIN)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> isSuccessor(resource.get(), original));
    return original;
  }

  private static boolean isSuccessor(@Nullable HasMetadata now, HasMetadata before) {
    return now != null
        && now.getMetadata().getDeletionTimestamp() == null
        && !Objects.equals(now.getMetadata().getUid(), before.getMetadata().getUid());
  }

  private static String image(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
  }
}
