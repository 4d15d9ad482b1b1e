package io.rec.platform.http;

import io.rec.platform.manifest.Ports;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** The address of another service: its name from the cluster's DNS, its port from the manifest. */
@Singleton
public final class PeerAddress {

  private final Ports ports;
  private final PeerHosts hosts;

  private final String own;

  PeerAddress(Ports ports, PeerHosts hosts, RoleIdentity identity) {
    this.ports = ports;
    this.hosts = hosts;
    this.own = identity.service();
  }

  /** By its Service, which leads to ready pods only. */
  public Optional<URI> service(String component) {
    return address(component, hosts.service());
  }

  /** As {@link #service}, but as others see it: by name even when it is ourselves. */
  Optional<URI> published(String component) {
    return ports.manifest().port(component).stream()
        .mapToObj(port -> URI.create("http://" + named(hosts.service(), component) + ":" + port))
        .findFirst();
  }

  /** Straight to its pod, ready or not. */
  public Optional<URI> pod(String component) {
    return address(component, hosts.pod());
  }

  private Optional<URI> address(String component, String hostPattern) {
    return ports.manifest().port(component).stream()
        .mapToObj(port -> URI.create("http://" + host(hostPattern, component) + ":" + port))
        .findFirst();
  }

  private String host(String pattern, String component) {
    // Ourselves without the network, which may have a policy against going out and in again.
    if (component.replace('-', '_').equals(own)) {
      return "127.0.0.1";
    }
    return named(pattern, component);
  }

  private static String named(String pattern, String component) {
    return pattern.replace("{component}", component.replace('_', '-'));
  }
}
