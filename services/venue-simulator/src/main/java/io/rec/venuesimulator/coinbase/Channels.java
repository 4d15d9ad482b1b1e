package io.rec.venuesimulator.coinbase;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a connection has subscribed: products by channel. */
final class Channels {

  private final Map<String, Set<String>> products = new TreeMap<>();

  void add(String channel, List<String> productIds) {
    products.computeIfAbsent(channel, name -> new TreeSet<>()).addAll(productIds);
  }

  void remove(String channel, List<String> productIds) {
    Set<String> left = products.getOrDefault(channel, new TreeSet<>());
    left.removeAll(productIds);
    if (left.isEmpty() || productIds.isEmpty()) {
      products.remove(channel);
    }
  }

  boolean has(String channel, String productId) {
    return products.getOrDefault(channel, Set.of()).contains(productId);
  }

  boolean has(String channel) {
    return products.containsKey(channel);
  }

  boolean isEmpty() {
    return products.isEmpty();
  }

  Map<String, List<String>> all() {
    Map<String, List<String>> copy = new TreeMap<>();
    products.forEach((channel, ids) -> copy.put(channel, List.copyOf(ids)));
    return copy;
  }
}
