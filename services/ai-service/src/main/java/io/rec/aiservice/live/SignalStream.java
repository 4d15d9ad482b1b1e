package io.rec.aiservice.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.rec.aiservice.analysis.Analysis;
import io.rec.platform.signals.AiSignal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;

/**
 * The listeners on {@code /ws}. Whoever comes first gets the newest signal of each symbol and time
 * frame, then every new one once, whether it was made here or in another pod.
 */
@Singleton
public final class SignalStream {

  private static final int MOST_CLIENTS = 100;
  private static final int REMEMBERED = 4_096;
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** Whoever comes gets them all at once, and has to have room for news besides. */
  private static final int MOST_MARKETS = Client.MOST_UNDER_WAY / 2;

  private final SignalMessages messages;
  private final Counter told;
  private final Counter dropped;
  private final Map<String, Client> clients = new LinkedHashMap<>();
  private final Map<String, Boolean> seen = bounded(REMEMBERED);
  private final SequencedMap<String, AiSignal> newest = bounded(MOST_MARKETS);
  private long seq;
  private boolean leaving;

  SignalStream(SignalMessages messages, MeterRegistry meters) {
    this.messages = messages;
    this.told =
        Counter.builder("recio.ai.signals.told")
            .description("Signals sent to listeners, each counted once a listener")
            .register(meters);
    this.dropped =
        Counter.builder("recio.ai.listeners.dropped")
            .description("Listeners dropped because they took nothing")
            .register(meters);
    Gauge.builder("recio.ai.listeners", this, SignalStream::listeners)
        .description("Open sockets on /ws")
        .register(meters);
  }

  public void tell(Analysis analysis) {
    tell(messages.signal(analysis));
  }

  /** One of whichever pod; it is told once. */
  public synchronized void tell(AiSignal signal) {
    if (seen.put(signal.id(), true) != null) {
      return;
    }
    newest.putLast(signal.symbol() + " " + signal.timeframe(), signal);
    seq++;
    String message = messages.message(signal, seq, false);
    clients
        .values()
        .removeIf(
            client -> {
              boolean taken = client.tell(message);
              (taken ? told : dropped).increment();
              return !taken;
            });
  }

  public synchronized int listeners() {
    return clients.size();
  }

  /** Refused when there are as many as allowed, or when the service is about to stop. */
  synchronized void join(WebSocketSession session) {
    if (leaving || clients.size() >= MOST_CLIENTS) {
      session.close(leaving ? CloseReason.GOING_AWAY : CloseReason.TRY_AGAIN_LATER);
      return;
    }
    Client client = new Client(session);
    clients.put(session.getId(), client);
    newest.values().forEach(signal -> client.tell(messages.message(signal, seq, true)));
  }

  synchronized void leave(WebSocketSession session) {
    clients.remove(session.getId());
    notifyAll();
  }

  /**
   * The service stops: the listeners may go on elsewhere. Returns when they have left, so that the
   * server does not cut off the word that tells them so, but waits for no one who does not answer.
   */
  public synchronized void dismissAll() throws InterruptedException {
    leaving = true;
    clients.values().forEach(client -> client.close(CloseReason.GOING_AWAY));
    long deadline = System.nanoTime() + FAREWELL.toNanos();
    for (long left = FAREWELL.toNanos();
        left > 0 && !clients.isEmpty();
        left = deadline - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    clients.clear();
  }

  /** The oldest go when there are too many. */
  private static <T> SequencedMap<String, T> bounded(int most) {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > most;
      }
    };
  }
}
