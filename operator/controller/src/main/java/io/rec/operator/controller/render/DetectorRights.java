package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.List;

/**
 * The only right that any service has at the Kubernetes API: the failure detector writes its wish
 * into one object. It cannot even read it back, and no workload is within its reach.
 */
final class DetectorRights {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private DetectorRights() {}

  /** Nothing where there is no detector. */
  static List<HasMetadata> of(Blueprint blueprint) {
    return blueprint.components().stream().anyMatch(DetectorRights::areOf)
        ? List.of(role(blueprint), binding(blueprint))
        : List.of();
  }

  static boolean areOf(Component component) {
    return component.name().equals(Names.DETECTOR);
  }

  private static Role role(Blueprint blueprint) {
    return new RoleBuilder()
        .withMetadata(
            blueprint.owner().object(Names.RECOVERY_REQUEST, blueprint.platform().version()))
        .addNewRule()
        .withApiGroups("")
        .withResources("configmaps")
        .withResourceNames(Names.RECOVERY_REQUEST)
        .withVerbs("patch")
        .endRule()
        .build();
  }

  private static RoleBinding binding(Blueprint blueprint) {
    return new RoleBindingBuilder()
        .withMetadata(
            blueprint.owner().object(Names.RECOVERY_REQUEST, blueprint.platform().version()))
        .withNewRoleRef()
        .withApiGroup(GROUP)
        .withKind("Role")
        .withName(Names.RECOVERY_REQUEST)
        .endRoleRef()
        .addNewSubject()
        .withKind("ServiceAccount")
        .withName(Names.DETECTOR)
        .withNamespace(blueprint.owner().namespace())
        .endSubject()
        .build();
  }
}
