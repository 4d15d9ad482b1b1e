package io.rec.systemmonitor;

import io.rec.platform.http.PeerAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds services that run more than once: the name of a service's pods resolves to one address for
 * each of them. Only tells; the one without the Lease is removed by others.
 */
@Singleton
final class Duplicates {

  private final PeerAddress addresses;

  Duplicates(PeerAddress addresses) {
    this.addresses = addresses;
  }

  /** Component to number of pods, for those with more than one. */
  Map<String, Integer> find(Collection<String> components) {
    Map<String, Integer> found = new TreeMap<>();
    for (String component : components) {
      int pods = pods(component);
      if (pods > 1) {
        found.put(component, pods);
      }
    }
    return found;
  }

  private int pods(String component) {
    Optional<URI> address = addresses.pod(component);
    if (address.isEmpty()) {
      return 0;
    }
    try {
      return InetAddress.getAllByName(address.get().getHost()).length;
    } catch (UnknownHostException none) {
      return 0;
    }
  }
}
