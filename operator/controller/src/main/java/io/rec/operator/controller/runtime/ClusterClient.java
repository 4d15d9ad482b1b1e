package io.rec.operator.controller.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.rec.operator.controller.share.SharedParts;

/** The operator's way to its cluster. */
final class ClusterClient {
  private ClusterClient() {}

  static KubernetesClient of(Config config) {
    var mapper = new ObjectMapper().registerModule(SharedParts.module());
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(new KubernetesSerialization(mapper, true))
        .build();
  }
}
