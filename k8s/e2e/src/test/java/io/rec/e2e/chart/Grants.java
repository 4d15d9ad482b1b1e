package io.rec.e2e.chart;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.rec.e2e.desk.Desk;
import java.util.List;
import java.util.stream.Stream;

/** What the chart grants to the operator's account, role by role as it stands in the cluster. */
final class Grants {
  private Grants() {}

  static List<Right> of(Desk desk) {
    return Stream.concat(namespaced(desk), clusterWide(desk))
        .flatMap(Grants::rights)
        .distinct()
        .toList();
  }

  private static Stream<PolicyRule> namespaced(Desk desk) {
    var rbac = desk.client().rbac();
    return rbac.roleBindings().inAnyNamespace().list().getItems().stream()
        .filter(
            binding ->
                binding.getSubjects() != null
                    && binding.getSubjects().stream().anyMatch(Grants::isOperator))
        .flatMap(
            binding ->
                binding.getRoleRef().getKind().equals("ClusterRole")
                    ? rbac
                        .clusterRoles()
                        .withName(binding.getRoleRef().getName())
                        .require()
                        .getRules()
                        .stream()
                    : rbac
                        .roles()
                        .inNamespace(binding.getMetadata().getNamespace())
                        .withName(binding.getRoleRef().getName())
                        .require()
                        .getRules()
                        .stream());
  }

  private static Stream<PolicyRule> clusterWide(Desk desk) {
    var rbac = desk.client().rbac();
    return rbac.clusterRoleBindings().list().getItems().stream()
        .filter(
            binding ->
                binding.getSubjects() != null
                    && binding.getSubjects().stream().anyMatch(Grants::isOperator))
        .flatMap(
            binding ->
                rbac
                    .clusterRoles()
                    .withName(binding.getRoleRef().getName())
                    .require()
                    .getRules()
                    .stream());
  }

  private static Stream<Right> rights(PolicyRule rule) {
    return rule.getApiGroups().stream()
        .flatMap(
            group ->
                rule.getResources().stream()
                    .flatMap(
                        resource ->
                            rule.getVerbs().stream()
                                .map(verb -> new Right(group, resource, verb))));
  }

  private static boolean isOperator(Subject subject) {
    return subject.getKind().equals("ServiceAccount")
        && subject.getName().equals(Desk.OPERATOR)
        && Desk.OPERATOR_NAMESPACE.equals(subject.getNamespace());
  }
}
