package io.rec.mainapp.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The open pages. A message is made once and offered to all of them. */
@Singleton
final class FanOut {

  private static final int GOING_AWAY = 1001;
  private static final Duration FAREWELL = Duration.ofSeconds(1);
  private static final String SOON = "{\"reason\":\"going_away\",\"retry_ms\":500}";

  private final LiveLimits limits;
  private final Clock clock;
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean open = new AtomicBoolean();
  private final Counter cutOff;
  private final Counter messages;

  FanOut(LiveLimits limits, Clock clock, MeterRegistry meters) {
    this.limits = limits;
    this.clock = clock;
    this.cutOff =
        Counter.builder("recio.live.cut.off")
            .description("Sockets ended because they were read too slowly")
            .register(meters);
    this.messages =
        Counter.builder("recio.live.messages")
            .description("Messages offered to all sockets")
            .register(meters);
    Gauge.builder("recio.live.clients", clients, Set::size)
        .description("Open sockets")
        .register(meters);
  }

  void open() {
    open.set(true);
  }

  boolean isOpen() {
    return open.get();
  }

  /** Whether there is room for one more. */
  boolean hasRoom() {
    return clients.size() < limits.mostClients();
  }

  boolean isEmpty() {
    return clients.isEmpty();
  }

  Set<Client> clients() {
    return Set.copyOf(clients);
  }

  void add(Client client) {
    clients.add(client);
  }

  void remove(Client client) {
    clients.remove(client);
  }

  void cutOff(Client client) {
    cutOff.increment();
    clients.remove(client);
  }

  void offer(Frame frame) {
    offer(List.of(frame));
  }

  void offer(List<Frame> frames) {
    messages.increment(frames.size());
    clients.forEach(client -> client.offer(frames));
  }

  /** Everybody leaves and may come back soon. */
  void close() throws InterruptedException {
    open.set(false);
    Frame goodbye = Frame.certain("bye", clock.instant().toString(), SOON);
    List<Client> leaving = List.copyOf(clients);
    leaving.forEach(client -> client.end(goodbye, GOING_AWAY, "going away"));
    long until = System.nanoTime() + FAREWELL.toNanos();
    for (Client client : leaving) {
      client.awaitEnd(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
    }
    clients.clear();
  }
}
