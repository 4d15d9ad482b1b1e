package io.rec.venuesimulator.kalshi;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The clients of the stream and what each subscribed; pings them every ten seconds. */
@Singleton
public final class AccountStream {

  private static final Duration PING = Duration.ofSeconds(10);
  private static final byte[] HEARTBEAT = "heartbeat".getBytes(StandardCharsets.UTF_8);

  private record Client(WebSocketSession session, List<KalshiWire.Subscription> subscriptions) {}

  private final Map<String, Client> clients = new ConcurrentHashMap<>();
  private final AtomicLong lastSid = new AtomicLong();
  private final RoleLoop pings;

  AccountStream(Loops loops) {
    this.pings = new RoleLoop(loops, "kalshi-pings", PING, this::ping);
  }

  public void start() {
    pings.start();
  }

  public int connections() {
    return clients.size();
  }

  public void closeConnections() {
    clients.values().forEach(client -> client.session().close(CloseReason.GOING_AWAY));
  }

  void add(WebSocketSession session) {
    clients.put(session.getId(), new Client(session, new CopyOnWriteArrayList<>()));
  }

  void remove(WebSocketSession session) {
    clients.remove(session.getId());
  }

  KalshiWire.Subscription subscribe(WebSocketSession session, String channel) {
    KalshiWire.Subscription made = new KalshiWire.Subscription(channel, lastSid.incrementAndGet());
    client(session).subscriptions().add(made);
    return made;
  }

  List<KalshiWire.Subscription> of(WebSocketSession session) {
    return List.copyOf(client(session).subscriptions());
  }

  private Client client(WebSocketSession session) {
    Client client = clients.get(session.getId());
    if (client == null) {
      throw new IllegalStateException("no open connection " + session.getId());
    }
    return client;
  }

  private void ping() {
    clients.values().stream()
        .filter(client -> client.session().isOpen())
        .forEach(client -> client.session().sendPingAsync(HEARTBEAT));
  }
}
