package io.rec.e2e.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("Hardening of the pods")
final class HardeningIT {

  /** The API server itself judges the running pods when the label would be set. */
  @Test
  @DisplayName("the restricted Pod Security profile has no complaint about any pod")
  void restrictedProfileIsContent(Desk desk) {
    var labelled =
        desk.kubectl(
                "label",
                "--dry-run=server",
                "--overwrite",
                "namespace",
                Desk.NAMESPACE,
                "pod-security.kubernetes.io/enforce=restricted")
            .run()
            .succeeded();

    assertThat(labelled.err()).doesNotContain("violate");
  }

  @Test
  @DisplayName("the restricted profile would complain about a pod that runs as root")
  void restrictedProfileIsAwake(Desk desk) {
    var refused =
        desk.kubectl(
                "label",
                "--dry-run=server",
                "--overwrite",
                "namespace",
                "kube-system",
                "pod-security.kubernetes.io/enforce=restricted")
            .run();

    assertThat(refused.err()).contains("violate");
  }

  @Test
  @DisplayName("every container has a read-only root file system, no privileges and uid 10001")
  void containersAreConfined(Desk desk) {
    assertThat(desk.pods())
        .isNotEmpty()
        .allSatisfy(
            pod ->
                assertThat(pod.getSpec().getContainers())
                    .as(name(pod))
                    .allSatisfy(
                        container -> {
                          var context = container.getSecurityContext();
                          assertThat(context.getReadOnlyRootFilesystem()).isTrue();
                          assertThat(context.getAllowPrivilegeEscalation()).isFalse();
                          assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
                        })
                    .allSatisfy(container -> assertThat(uid(pod)).isEqualTo(10001L)));
  }

  @Test
  @DisplayName("no secret value stands in a container's environment")
  void environmentHoldsNoSecret(Desk desk) {
    var secrets = secretValues(desk);

    assertThat(
            environment(desk)
                .map(EnvVar::getValue)
                .filter(value -> value != null && !value.isEmpty()))
        .isNotEmpty()
        .allSatisfy(value -> assertThat(secrets).noneMatch(value::contains));
  }

  @Test
  @DisplayName("nothing takes a secret by environment, where it could not rotate")
  void secretsAreFiles(Desk desk) {
    assertThat(environment(desk))
        .noneMatch(
            variable ->
                variable.getValueFrom() != null
                    && variable.getValueFrom().getSecretKeyRef() != null);
  }

  @Test
  @DisplayName("TPS-FS-04 mounted credentials can be read by their owner only")
  void credentialsAreOwnerOnly(Desk desk) {
    assertThat(desk.pods().stream().flatMap(pod -> pod.getSpec().getVolumes().stream()))
        .filteredOn(volume -> volume.getSecret() != null)
        .isNotEmpty()
        .allSatisfy(HardeningIT::isOwnerOnly);
  }

  private static void isOwnerOnly(Volume volume) {
    assertThat(volume.getSecret().getDefaultMode())
        .as("mode of %s", volume.getSecret().getSecretName())
        .isEqualTo(0400);
  }

  private static Stream<EnvVar> environment(Desk desk) {
    return desk.pods().stream()
        .flatMap(pod -> pod.getSpec().getContainers().stream())
        .flatMap(container -> container.getEnv().stream());
  }

  /** Only values long enough to be a secret: a user name may well stand in an environment. */
  private static List<String> secretValues(Desk desk) {
    return desk.client().secrets().inNamespace(Desk.NAMESPACE).list().getItems().stream()
        .map(Secret::getData)
        .flatMap(data -> data == null ? Stream.empty() : data.values().stream())
        .map(value -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8))
        .filter(value -> value.length() >= 16)
        .toList();
  }

  private static Long uid(Pod pod) {
    var ofPod = pod.getSpec().getSecurityContext().getRunAsUser();
    return ofPod == null
        ? pod.getSpec().getContainers().getFirst().getSecurityContext().getRunAsUser()
        : ofPod;
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }
}
