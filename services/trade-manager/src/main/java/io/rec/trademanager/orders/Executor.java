package io.rec.trademanager.orders;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.json.JsonMapper;
import io.rec.platform.http.Answer;
import io.rec.platform.http.Call;
import io.rec.platform.http.PeerUnavailable;
import io.rec.platform.http.Peers;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Talks to the trade-executor. Handing an order over again is safe, because the executor never
 * sends a name twice; so whatever is not answered is asked again, and never guessed.
 */
@Singleton
final class Executor {
  private static final String NAME = "trade-executor";

  /** Longer than the executor waits for the venue, so that its answer comes before we give up. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Peers peers;
  private final JsonMapper json;
  private final MeterRegistry meters;
  private volatile String failure = "";

  Executor(Peers peers, JsonMapper json, MeterRegistry meters) {
    this.peers = peers;
    this.json = json;
    this.meters = meters;
  }

  /** What the last call failed with; empty when it was answered. */
  String failure() {
    return failure;
  }

  OrderAnswer send(String clientOrderId) throws PeerUnavailable, InterruptedException {
    return ask("send", Call.post(NAME, "/orders", Map.of("client_order_id", clientOrderId)));
  }

  OrderAnswer lookUp(String clientOrderId) throws PeerUnavailable, InterruptedException {
    var path =
        "/orders/%s/look-up".formatted(URLEncoder.encode(clientOrderId, StandardCharsets.UTF_8));
    return ask("look_up", Call.post(NAME, path, ""));
  }

  private OrderAnswer ask(String what, Call call) throws PeerUnavailable, InterruptedException {
    try {
      long began = System.nanoTime();
      var answer = answer(peers.send(call.within(PATIENCE)));
      meters
          .timer("recio.executor.answers", "call", what)
          .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
      failure = "";
      meters.counter("recio.executor.calls", "call", what, "outcome", answer.outcome()).increment();
      return answer;
    } catch (PeerUnavailable silent) {
      failure = String.valueOf(silent.getMessage());
      meters.counter("recio.executor.calls", "call", what, "outcome", "unavailable").increment();
      throw silent;
    }
  }

  private OrderAnswer answer(Answer answer) throws PeerUnavailable {
    if (!answer.ok()) {
      throw new PeerUnavailable(
          NAME, "answered %d: %s".formatted(answer.status(), answer.body()), null);
    }
    try {
      var read = json.readValue(answer.body(), OrderAnswer.class);
      if (read == null) {
        throw new IOException("it is empty");
      }
      return read;
    } catch (IOException unreadable) {
      throw new PeerUnavailable(NAME, "gave an unreadable answer", unreadable);
    }
  }
}
