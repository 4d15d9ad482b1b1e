package io.rec.systemmonitor.look;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.rec.platform.http.PeerAddress;
import io.rec.platform.http.PeerProbe;
import io.rec.platform.http.Probed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds services that run more than once: the name of a service's pods resolves to one address for
 * each of them, and each says in its health whether it holds the lease.
 */
@Singleton
public final class Instances {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final PeerAddress addresses;
  private final PeerProbe probe;
  private final JsonMapper json;

  Instances(PeerAddress addresses, PeerProbe probe, JsonMapper json) {
    this.addresses = addresses;
    this.probe = probe;
    this.json = json;
  }

  public Duplicates duplicates(Collection<String> components) {
    Map<String, List<Instance>> pods = new TreeMap<>();
    for (String component : components) {
      List<URI> found = pods(component);
      // One pod is asked by the round anyway.
      if (found.size() > 1) {
        List<Instance> instances = new ArrayList<>();
        found.forEach(pod -> instance(pod).ifPresent(instances::add));
        pods.put(component, instances);
      }
    }
    return Duplicates.among(pods);
  }

  private List<URI> pods(String component) {
    Optional<URI> address = addresses.pod(component);
    if (address.isEmpty()) {
      return List.of();
    }
    try {
      URI named = address.get();
      return Arrays.stream(InetAddress.getAllByName(named.getHost()))
          .map(pod -> "http://" + host(pod) + ":" + named.getPort())
          .map(URI::create)
          .toList();
    } catch (UnknownHostException none) {
      return List.of();
    }
  }

  private static String host(InetAddress pod) {
    String address = pod.getHostAddress();
    return address.contains(":") ? "[" + address + "]" : address;
  }

  private Optional<Instance> instance(URI pod) {
    return probe.url(pod.resolve("/health"), PATIENCE) instanceof Probed.Answered answered
        ? Optional.of(read(pod.getAuthority(), answered.body()))
        : Optional.empty();
  }

  private Instance read(String address, String health) {
    try {
      @Nullable JsonNode body = json.readValue(health, Argument.of(JsonNode.class));
      @Nullable JsonNode lease = body == null ? null : body.get("lease");
      if (lease == null || !lease.isObject()) {
        return Instance.of(address, false, true, OptionalLong.empty());
      }
      @Nullable JsonNode held = lease.get("held");
      @Nullable JsonNode token = lease.get("token");
      return Instance.of(
          address,
          true,
          held != null && held.isBoolean() && held.getBooleanValue(),
          token != null && token.isNumber()
              ? OptionalLong.of(token.getLongValue())
              : OptionalLong.empty());
    } catch (IOException unreadable) {
      return Instance.of(address, false, true, OptionalLong.empty());
    }
  }
}
