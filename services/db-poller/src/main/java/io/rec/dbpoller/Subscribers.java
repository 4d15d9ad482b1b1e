package io.rec.dbpoller;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.websocket.WebSocketSession;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The live clients, at most a hundred. */
@Singleton
final class Subscribers {

  static final int MOST = 100;

  private final RecentChanges recent;
  private final Subscriber.Sources sources;
  private final Map<String, Subscriber> byId = new ConcurrentHashMap<>();

  Subscribers(
      Changes changes, RecentChanges recent, Messages messages, MeterRegistry meters, Clock clock) {
    this.recent = recent;
    this.sources =
        new Subscriber.Sources(
            changes, recent, messages, clock, new AtomicLong(), new AtomicLong());
    Gauge.builder("recio.changes.subscribers", byId, Map::size)
        .description("Live clients of the change feed")
        .register(meters);
    Gauge.builder("recio.changes.lag", this, Subscribers::lag)
        .description("Ids between the feed and its slowest live client")
        .register(meters);
    FunctionCounter.builder("recio.changes.delivered", sources.delivered(), AtomicLong::get)
        .description("Changes sent to live clients")
        .register(meters);
    FunctionCounter.builder("recio.changes.too.slow", sources.tooSlow(), AtomicLong::get)
        .description("Live clients dropped because they took nothing")
        .register(meters);
  }

  /** False when there are as many as allowed. */
  synchronized boolean add(WebSocketSession session, Wish wish) {
    if (byId.size() >= MOST) {
      return false;
    }
    Subscriber subscriber = new Subscriber(session, wish, sources);
    byId.put(session.getId(), subscriber);
    subscriber.start();
    return true;
  }

  void remove(WebSocketSession session) {
    Subscriber gone = byId.remove(session.getId());
    if (gone != null) {
      gone.gone();
    }
  }

  void dismissAll() {
    byId.values().forEach(Subscriber::dismiss);
    byId.clear();
  }

  int count() {
    return byId.size();
  }

  long delivered() {
    return sources.delivered().get();
  }

  long tooSlow() {
    return sources.tooSlow().get();
  }

  long lag() {
    long end = recent.end();
    return byId.values().stream().mapToLong(one -> Math.max(0, end - one.offset())).max().orElse(0);
  }
}
