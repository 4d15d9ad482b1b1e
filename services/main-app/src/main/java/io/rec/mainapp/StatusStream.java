package io.rec.mainapp;

import io.micronaut.json.JsonMapper;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.rec.platform.loop.Loop;
import io.rec.platform.loop.Loops;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The open sockets of browsers, told how every service stands whenever that changes. */
@Singleton
final class StatusStream {

  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final int MOST_CLIENTS = 100;

  private final Roster roster;
  private final Loops loops;
  private final JsonMapper json;
  private final Set<WebSocketSession> clients = ConcurrentHashMap.newKeySet();
  private final AtomicLong sequence = new AtomicLong();
  private List<String> told = List.of();
  private @Nullable Loop loop;

  StatusStream(Roster roster, Loops loops, JsonMapper json) {
    this.roster = roster;
    this.loops = loops;
    this.json = json;
  }

  synchronized void open() {
    if (loop == null) {
      loop = loops.every("status-stream", PERIOD, this::tellChanges);
    }
  }

  synchronized void close() {
    if (loop != null) {
      loops.stop(loop);
      loop = null;
    }
    clients.forEach(client -> client.close(CloseReason.GOING_AWAY));
    clients.clear();
  }

  /** Takes a client in and gives it the present state first; refuses it when there are too many. */
  void join(WebSocketSession client) throws IOException {
    if (clients.size() >= MOST_CLIENTS) {
      client.close(CloseReason.TRY_AGAIN_LATER);
      return;
    }
    clients.add(client);
    client.sendAsync(message(roster.lines()));
  }

  void leave(WebSocketSession client) {
    clients.remove(client);
  }

  private void tellChanges() throws IOException {
    if (clients.isEmpty()) {
      return;
    }
    List<RosterLine> lines = roster.lines();
    List<String> states =
        lines.stream().map(l -> l.component() + " " + l.state() + " " + l.detail()).toList();
    if (!states.equals(told)) {
      told = states;
      String message = message(lines);
      clients.forEach(client -> client.sendAsync(message));
    }
  }

  private String message(List<RosterLine> lines) throws IOException {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", "health");
    message.put("seq", sequence.incrementAndGet());
    message.put("data", lines);
    return json.writeValueAsString(message);
  }
}
