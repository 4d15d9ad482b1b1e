package io.rec.venuesimulator.coinbase;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/** One client: what it subscribed, and the number of its next message. Guarded by its lock. */
final class FeedConnection {

  private final WebSocketSession session;
  private final ObjectMapper json;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Set<String>> products = new TreeMap<>();
  private long nextSequence;

  FeedConnection(WebSocketSession session, ObjectMapper json) {
    this.session = session;
    this.json = json;
  }

  void subscribe(String channel, List<String> productIds) {
    lock.lock();
    try {
      products.computeIfAbsent(channel, name -> new TreeSet<>()).addAll(productIds);
    } finally {
      lock.unlock();
    }
  }

  void unsubscribe(String channel, List<String> productIds) {
    lock.lock();
    try {
      Set<String> left = products.getOrDefault(channel, new TreeSet<>());
      left.removeAll(productIds);
      if (left.isEmpty()) {
        products.remove(channel);
      }
    } finally {
      lock.unlock();
    }
  }

  Map<String, List<String>> subscriptions() {
    lock.lock();
    try {
      Map<String, List<String>> copy = new TreeMap<>();
      products.forEach((channel, ids) -> copy.put(channel, List.copyOf(ids)));
      return copy;
    } finally {
      lock.unlock();
    }
  }

  List<String> productsOf(String channel) {
    return subscriptions().getOrDefault(channel, List.of());
  }

  /** The number is taken and the message handed over under one lock: numbers never overtake. */
  void send(String channel, Instant now, Object event) throws IOException {
    lock.lock();
    try {
      Wire.Envelope envelope =
          new Wire.Envelope(channel, "", now.toString(), nextSequence, List.of(event));
      String text = json.writeValueAsString(envelope);
      nextSequence++;
      hand(text);
    } finally {
      lock.unlock();
    }
  }

  void refuse(String message) throws IOException {
    hand(json.writeValueAsString(new Wire.Refusal("error", message)));
  }

  void close() {
    session.close(CloseReason.GOING_AWAY);
  }

  private void hand(String text) {
    if (session.isOpen()) {
      session.sendAsync(text);
    }
  }
}
