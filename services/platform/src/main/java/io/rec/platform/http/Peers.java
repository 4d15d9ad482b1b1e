package io.rec.platform.http;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micronaut.json.JsonMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.rec.platform.resilience.RetryWaits;
import io.rec.platform.secrets.Masking;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Calls other services: one overall deadline, attempts after 0, 1 and 3 seconds where repeating is
 * safe, a breaker for each peer, and the request id, trace and token on every attempt.
 */
@Singleton
public final class Peers {

  /** With one standby every second connection leads to it: of a thousand calls one fails. */
  private static final int MOST_PODS = 10;

  private static final Duration NEXT_POD = Duration.ofMillis(20);

  private final PeerAddress addresses;
  private final Transport transport;
  private final Breakers breakers;
  private final JsonMapper json;
  private final Tracer tracer;
  private final Clock clock;

  Peers(
      PeerAddress addresses,
      Transport transport,
      Breakers breakers,
      JsonMapper json,
      Tracer tracer,
      Clock clock) {
    this.addresses = addresses;
    this.transport = transport;
    this.breakers = breakers;
    this.json = json;
    this.tracer = tracer;
    this.clock = clock;
  }

  /** Any status is an answer; no answer is {@link PeerUnavailable}. */
  public Answer send(Call call) throws PeerUnavailable, InterruptedException {
    Span span =
        tracer
            .spanBuilder(call.method() + " " + call.component())
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("http.request.method", call.method())
            .setAttribute("server.address", call.component())
            .setAttribute("url.path", call.path())
            .startSpan();
    try (Scope scope = span.makeCurrent()) {
      Answer answer = attempts(call);
      span.setAttribute("http.response.status_code", answer.status());
      return answer;
    } catch (PeerUnavailable failed) {
      span.setStatus(StatusCode.ERROR, Masking.mask(String.valueOf(failed.getMessage())));
      throw failed;
    } finally {
      span.end();
    }
  }

  /** As {@link #send}, with the body read as a type; a status other than 2xx is no such answer. */
  public <T> T read(Call call, Class<T> type) throws PeerUnavailable, InterruptedException {
    Answer answer = send(call);
    if (!answer.ok()) {
      throw new PeerUnavailable(call.component(), "answered " + answer.status(), null);
    }
    return answer.as(type, call.component(), json);
  }

  private Answer attempts(Call call) throws PeerUnavailable, InterruptedException {
    List<Duration> waits = (call.retry() ? RetryWaits.INTERNAL : RetryWaits.NONE).before();
    Instant end = clock.instant().plus(call.deadline());
    for (int attempt = 1; ; attempt++) {
      Duration wait = waits.get(attempt - 1);
      if (clock.instant().plus(wait).isAfter(end)) {
        throw new PeerUnavailable(call.component(), "did not answer in time", null);
      }
      transport.pause(wait);
      boolean last = attempt == waits.size();
      try {
        Answer answer = acting(call, end);
        if (last || !RetryWaits.worthRetrying(answer.status())) {
          return answer;
        }
      } catch (PeerUnavailable failed) {
        if (last) {
          throw failed;
        }
      }
    }
  }

  /** A standby did nothing, so even what may not be repeated is asked of another pod at once. */
  private Answer acting(Call call, Instant end) throws PeerUnavailable, InterruptedException {
    for (int pod = 1; ; pod++) {
      Answer answer = attempt(call, Duration.between(clock.instant(), end));
      if (!answer.standby() || pod == MOST_PODS) {
        return answer;
      }
      transport.pause(NEXT_POD);
    }
  }

  private Answer attempt(Call call, Duration left) throws PeerUnavailable, InterruptedException {
    URI base =
        (call.straight() ? addresses.pod(call.component()) : addresses.service(call.component()))
            .orElseThrow(
                () -> new PeerUnavailable(call.component(), "has no port in the manifest", null));
    CircuitBreaker breaker = breakers.of(call);
    try {
      breaker.acquirePermission();
    } catch (CallNotPermittedException open) {
      throw new PeerUnavailable(call.component(), "is not called: its breaker is open", open);
    }
    long began = breaker.getCurrentTimestamp();
    try {
      Answer answer = transport.send(base.resolve(call.path()), call, body(call), left);
      Breakers.record(breaker, began, answer);
      return answer;
    } catch (IOException failed) {
      breaker.onError(breaker.getCurrentTimestamp() - began, breaker.getTimestampUnit(), failed);
      throw new PeerUnavailable(call.component(), "did not answer: " + failed, failed);
    } catch (InterruptedException interrupted) {
      breaker.releasePermission();
      throw interrupted;
    }
  }

  private String body(Call call) throws IOException {
    return switch (call.body()) {
      case null -> "";
      case String text -> text;
      case Object value -> json.writeValueAsString(value);
    };
  }
}
