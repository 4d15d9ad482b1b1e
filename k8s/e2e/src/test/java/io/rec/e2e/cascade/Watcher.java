package io.rec.e2e.cascade;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.e2e.desk.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** Reads the status again and again while something is wrong, and keeps what it said and when. */
final class Watcher implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Desk desk;
  private final Map<String, String> tokensBefore;
  private final Map<String, Instant> named = new LinkedHashMap<>();
  private final Map<String, Instant> restarted = new LinkedHashMap<>();
  private boolean wasUnready;
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();

  private Watcher(Desk desk) {
    this.desk = desk;
    this.tokensBefore = tokens(desk.system().status());
  }

  static Watcher of(Desk desk) {
    var watcher = new Watcher(desk);
    watcher.looks.scheduleWithFixedDelay(
        watcher::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    return watcher;
  }

  /** When that root was first named. */
  synchronized Optional<Instant> named(String root) {
    return Optional.ofNullable(named.get(root));
  }

  /** All that were named, in order. */
  synchronized List<String> named() {
    return List.copyOf(named.keySet());
  }

  /** Whom the operator gave another restart token, in order. */
  synchronized List<String> restarted() {
    return List.copyOf(restarted.keySet());
  }

  /** Ready was lost at some time. */
  synchronized boolean wasUnready() {
    return wasUnready;
  }

  private void look() {
    try {
      note(desk.system().status());
    } catch (KubernetesClientException unread) {
      // The next look sees what this one did not: roots and tokens stay for longer than a moment.
      System.out.println("no look at the status: " + unread.getMessage());
    }
  }

  private synchronized void note(JsonNode status) {
    var now = Instant.now();
    wasUnready |= unready(status);
    StreamSupport.stream(status.path("recovery").path("rootCauses").spliterator(), false)
        .map(JsonNode::asText)
        .forEach(root -> named.putIfAbsent(root, now));
    tokens(status)
        .forEach(
            (component, token) -> {
              if (!token.equals(tokensBefore.get(component))) {
                restarted.putIfAbsent(component, now);
              }
            });
  }

  private static boolean unready(JsonNode status) {
    for (var condition : status.path("conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return !condition.path("status").asText().equals("True");
      }
    }
    return true;
  }

  private static Map<String, String> tokens(JsonNode status) {
    var tokens = new LinkedHashMap<String, String>();
    for (var component : status.path("components")) {
      var token = component.path("restartToken").asText();
      if (!token.isEmpty()) {
        tokens.put(component.path("name").asText(), token);
      }
    }
    return tokens;
  }

  @Override
  public void close() {
    looks.close();
  }
}
