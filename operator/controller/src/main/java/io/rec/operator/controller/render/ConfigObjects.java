package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;

/** The documents that every component reads from files, and the one that the operator reads. */
final class ConfigObjects {
  private ConfigObjects() {}

  static List<ConfigMap> of(Blueprint blueprint) {
    return List.of(
        document(blueprint, Names.PORT_MANIFEST, "MASTER_PORT_MANIFEST.json", blueprint.manifest()),
        document(blueprint, Names.CONTROL, "control.json", blueprint.control()),
        requests(blueprint));
  }

  /** Without content of ours: what another manager writes into it stays. */
  private static ConfigMap requests(Blueprint blueprint) {
    return new ConfigMapBuilder()
        .withMetadata(
            blueprint.owner().object(Names.RECOVERY_REQUEST, blueprint.platform().version()))
        .build();
  }

  private static ConfigMap document(Blueprint blueprint, String name, String file, String content) {
    return new ConfigMapBuilder()
        .withMetadata(blueprint.owner().object(name, blueprint.platform().version()))
        .addToData(file, content)
        .build();
  }
}
