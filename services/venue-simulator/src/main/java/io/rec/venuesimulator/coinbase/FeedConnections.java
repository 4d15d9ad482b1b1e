package io.rec.venuesimulator.coinbase;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.websocket.WebSocketSession;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The clients that are connected now. */
@Singleton
final class FeedConnections {

  private final Map<String, FeedConnection> byId = new ConcurrentHashMap<>();
  private final ObjectMapper json;

  FeedConnections(ObjectMapper json) {
    this.json = json;
  }

  void add(WebSocketSession session) {
    byId.put(session.getId(), new FeedConnection(session, json));
  }

  void remove(WebSocketSession session) {
    byId.remove(session.getId());
  }

  Optional<FeedConnection> of(WebSocketSession session) {
    return Optional.ofNullable(byId.get(session.getId()));
  }

  Collection<FeedConnection> all() {
    return List.copyOf(byId.values());
  }

  int count() {
    return byId.size();
  }
}
