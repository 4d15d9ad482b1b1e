package io.rec.platform.http;

import java.util.Map;

/** How host names of services and pods are made; other than the cluster's only for development. */
public record PeerHosts(String service, String pod) {

  public static PeerHosts from(Map<String, String> env) {
    return new PeerHosts(
        env.getOrDefault("RECIO_SERVICE_HOST", "{component}"),
        env.getOrDefault("RECIO_POD_HOST", "{component}.pods"));
  }
}
