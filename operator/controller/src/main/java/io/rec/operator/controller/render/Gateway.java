package io.rec.operator.controller.render;

import java.util.Map;

/** The one way from outside to the dashboard. */
public sealed interface Gateway {
  /** The name under which it is reached. */
  String host();

  /**
   * By an ingress controller.
   *
   * @param tlsSecret certificate and key, empty where the controller has its own
   * @param className empty for the cluster's default
   */
  record ByIngress(String host, String tlsSecret, String className, Map<String, String> annotations)
      implements Gateway {
    public ByIngress {
      annotations = Map.copyOf(annotations);
    }
  }

  /**
   * By a Gateway of the Gateway API, which has the certificate.
   *
   * @param namespace of the Gateway
   * @param section its listener, empty for all
   */
  record ByRoute(String host, String gateway, String namespace, String section)
      implements Gateway {}
}
