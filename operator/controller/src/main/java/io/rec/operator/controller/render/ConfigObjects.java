package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * The documents that every component reads from files, the one that is the connector hub's, and the
 * one that the operator reads.
 */
final class ConfigObjects {
  /** As the hub looks for it. */
  static final String CHANNELS_FILE = "connectors.json";

  private ConfigObjects() {}

  static List<ConfigMap> of(Blueprint blueprint) {
    var documents = new ArrayList<ConfigMap>();
    documents.add(
        document(
            blueprint, Names.PORT_MANIFEST, "MASTER_PORT_MANIFEST.json", blueprint.manifest()));
    documents.add(document(blueprint, Names.CONTROL, "control.json", blueprint.control()));
    if (blueprint.channels().declared()) {
      documents.add(
          document(blueprint, Names.CONNECTORS, CHANNELS_FILE, blueprint.channels().document()));
    }
    documents.add(requests(blueprint));
    return documents;
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
