package io.rec.operator.controller.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.rec.operator.controller.plan.Desks;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DetectorRightsTest {

  @Test
  @DisplayName("REC-CFD-03 the failure detector may write its wish and do nothing else")
  void mayPatchOneObject() {
    assertThat(all("", Role.class))
        .singleElement()
        .extracting(Role::getRules)
        .isEqualTo(
            List.of(
                new PolicyRuleBuilder()
                    .withApiGroups("")
                    .withResources("configmaps")
                    .withResourceNames("recovery-request")
                    .withVerbs("patch")
                    .build()));
  }

  @Test
  void givesThatRightToItsAccountAlone() {
    assertThat(all("", RoleBinding.class))
        .singleElement()
        .satisfies(
            binding -> {
              assertThat(binding.getRoleRef().getName()).isEqualTo("recovery-request");
              assertThat(binding.getSubjects())
                  .singleElement()
                  .satisfies(
                      subject -> {
                        assertThat(subject.getKind()).isEqualTo("ServiceAccount");
                        assertThat(subject.getName()).isEqualTo("cascading-failure-detector");
                        assertThat(subject.getNamespace())
                            .isEqualTo(binding.getMetadata().getNamespace());
                      });
            });
  }

  @Test
  @DisplayName("a token of the Kubernetes API is in the failure detector's pod and in no other")
  void projectsOneToken() {
    assertThat(
            all("", Deployment.class)
                .filter(DetectorRightsTest::hasToken)
                .map(deployment -> deployment.getMetadata().getName()))
        .containsExactly("cascading-failure-detector");
  }

  @Test
  void nobodyHasRightsWithoutADetector() {
    var without = "components: [{name: cascading-failure-detector, enabled: false}]";

    assertThat(all(without, Role.class)).isEmpty();
    assertThat(all(without, RoleBinding.class)).isEmpty();
  }

  private static boolean hasToken(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
        .filter(volume -> volume.getProjected() != null)
        .flatMap(volume -> volume.getProjected().getSources().stream())
        .anyMatch(source -> source.getServiceAccountToken() != null);
  }

  private static <T extends HasMetadata> Stream<T> all(String spec, Class<T> kind) {
    return new Renderer()
        .render(Desks.blueprint(Desks.desk(spec))).stream()
            .filter(kind::isInstance)
            .map(kind::cast);
  }
}
