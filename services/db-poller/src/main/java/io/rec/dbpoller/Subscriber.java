package io.rec.dbpoller;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.rec.platform.events.Fact;
import io.rec.platform.events.Facts;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One live client, on a virtual thread of its own that owns its offset. One message at a time is
 * under way to it, so a slow client costs no memory; one that takes nothing for too long is told
 * where to resume and dropped.
 */
final class Subscriber {

  private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration DATABASE_AWAY = Duration.ofSeconds(1);
  private static final int BATCH = 50;

  /** Thrown when the client did not take a message in time. */
  private static final class TooSlow extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** What subscribers share: where facts come from and what is counted. */
  record Sources(
      Changes changes,
      RecentChanges recent,
      Messages messages,
      Clock clock,
      AtomicLong delivered,
      AtomicLong tooSlow) {}

  private final WebSocketSession session;
  private final Wish wish;
  private final Sources sources;
  private final Thread thread;
  private volatile long offset;

  Subscriber(WebSocketSession session, Wish wish, Sources sources) {
    this.session = session;
    this.wish = wish;
    this.sources = sources;
    this.offset = wish.after().orElse(0);
    this.thread = Thread.ofVirtual().name("subscriber-" + session.getId()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  long offset() {
    return offset;
  }

  /** The client is gone. */
  void gone() {
    thread.interrupt();
  }

  /** The feed is closing: the client may resume elsewhere. */
  void dismiss() {
    thread.interrupt();
    close(CloseReason.GOING_AWAY.getCode());
  }

  private void run() {
    try {
      begin();
      while (session.isOpen()) {
        follow();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (TooSlow slow) {
      sources.tooSlow().incrementAndGet();
      LOG.atWarn().addKeyValue("offset", offset).log("a client is too slow and was dropped");
      close(CloseReason.TRY_AGAIN_LATER.getCode());
    } catch (IOException broken) {
      LOG.atDebug().log("a client is gone: {}", broken.getMessage());
    }
  }

  private void begin() throws InterruptedException, TooSlow, IOException {
    while (true) {
      try {
        if (wish.after().isEmpty()) {
          offset = sources.changes().newest();
        } else {
          tellGap(sources.changes().place(offset));
        }
        send(sources.messages().hello(offset));
        return;
      } catch (SQLException away) {
        sources.recent().awaitAfter(Long.MAX_VALUE, DATABASE_AWAY);
      }
    }
  }

  private void tellGap(Changes.Place place) throws InterruptedException, TooSlow, IOException {
    switch (place) {
      case Changes.Place.Known known -> {}
      case Changes.Place.Forgotten forgotten -> {
        offset = forgotten.resumeAfter();
        send(sources.messages().gap(offset, "OffsetForgotten"));
      }
      case Changes.Place.Ahead ahead -> {
        offset = ahead.resumeAfter();
        send(sources.messages().gap(offset, "OffsetAhead"));
      }
    }
  }

  /** Sends what there is; without anything new for a heartbeat's time, a heartbeat. */
  private void follow() throws InterruptedException, TooSlow, IOException {
    Instant until = sources.clock().instant().plus(wish.heartbeat());
    while (sources.clock().instant().isBefore(until)) {
      if (sendNew()) {
        return;
      }
      sources.recent().awaitAfter(offset, Duration.between(sources.clock().instant(), until));
    }
    send(sources.messages().heartbeat(offset, sources.clock().instant()));
  }

  private boolean sendNew() throws InterruptedException, TooSlow, IOException {
    try {
      Facts facts = sources.changes().after(offset, wish.topics(), BATCH);
      for (Fact fact : facts.facts()) {
        send(sources.messages().change(fact));
        offset = fact.id();
        sources.delivered().incrementAndGet();
      }
      offset = Math.max(offset, facts.next());
      return !facts.facts().isEmpty();
    } catch (SQLException away) {
      // The client keeps its connection; it hears heartbeats until the database is back.
      sources.recent().awaitAfter(Long.MAX_VALUE, DATABASE_AWAY);
      return false;
    }
  }

  private void send(String text) throws InterruptedException, TooSlow, IOException {
    try {
      session.sendAsync(text).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new TooSlow();
    } catch (ExecutionException failed) {
      throw new IOException("a message was not sent after " + offset, failed);
    }
  }

  private void close(int code) {
    if (session.isOpen()) {
      session.close(new CloseReason(code, "resume after " + offset));
    }
  }
}
