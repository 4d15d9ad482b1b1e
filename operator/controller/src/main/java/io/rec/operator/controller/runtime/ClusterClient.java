package io.rec.operator.controller.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** The operator's way to its cluster. */
final class ClusterClient {
  private ClusterClient() {}

  static KubernetesClient of(Config config) {
    var mapper =
        new ObjectMapper()
            .registerModule(
                new SimpleModule()
                    .addDeserializer(FieldsV1.class, new SharedFields())
                    .setDeserializerModifier(new SharedParts()));
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(new KubernetesSerialization(mapper, true))
        .build();
  }
}
