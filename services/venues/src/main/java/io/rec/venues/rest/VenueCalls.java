package io.rec.venues.rest;

import io.rec.venues.FailureWords;
import io.rec.venues.clock.SkewMeter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sends calls to one venue for one credential: none beyond its limit, each with a deadline, and
 * each answer also a look at the venue's clock. The root is asked for at each call, so a moved
 * venue is found.
 */
public final class VenueCalls {

  private static final long LARGEST_BODY = 16L * 1024 * 1024;
  private static final int TOO_MANY = 429;
  private static final int USUAL_TOKENS = 10;
  private static final Duration LONGEST_HINT = Duration.ofHours(1);

  private final HttpClient client;
  private final Supplier<URI> root;
  private final CallBudget budget;
  private final SkewMeter skew;
  private final Clock clock;
  private final LongSupplier nanos;
  private final LongAdder sent = new LongAdder();
  private final LongAdder limited = new LongAdder();
  private final LongAdder tooMany = new LongAdder();
  private final LongAdder serverErrors = new LongAdder();
  private final LongAdder unanswered = new LongAdder();

  public VenueCalls(
      HttpClient client,
      Supplier<URI> root,
      CallBudget budget,
      SkewMeter skew,
      Clock clock,
      LongSupplier nanos) {
    this.client = client;
    this.root = root;
    this.budget = budget;
    this.skew = skew;
    this.clock = clock;
    this.nanos = nanos;
  }

  public CallFigures figures() {
    return new CallFigures(
        sent.sum(), limited.sum(), tooMany.sum(), serverErrors.sum(), unanswered.sum());
  }

  public SkewMeter skew() {
    return skew;
  }

  /** The headers are made after the limit let the call pass: a signature must be fresh. */
  public Reply<HttpAnswer> get(
      String pathAndQuery, Supplier<Map<String, String>> headers, Duration deadline)
      throws InterruptedException {
    return send(VenueRequest.get(pathAndQuery, USUAL_TOKENS), headers, deadline);
  }

  /** Of any method. Nothing is ever sent twice: what failed is the caller's to ask about. */
  public Reply<HttpAnswer> send(
      VenueRequest call, Supplier<Map<String, String>> headers, Duration deadline)
      throws InterruptedException {
    Optional<Duration> wait = budget.take(call.tokens());
    if (wait.isPresent()) {
      limited.increment();
      return new Reply.Limited<>(wait.get());
    }
    sent.increment();
    long began = nanos.getAsLong();
    Instant sentAt = clock.instant();
    try {
      HttpRequest.Builder request = request(call).timeout(deadline);
      headers.get().forEach(request::header);
      HttpResponse<String> response = client.send(request.build(), body());
      return new Reply.Answered<>(seen(response, sentAt), since(began));
    } catch (ConnectException | HttpConnectTimeoutException | IllegalStateException unconnected) {
      unanswered.increment();
      return new Reply.Silent<>(FailureWords.of(unconnected), since(began), false);
    } catch (IOException failed) {
      unanswered.increment();
      return new Reply.Silent<>(FailureWords.of(failed), since(began));
    }
  }

  private HttpRequest.Builder request(VenueRequest call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(call.pathAndQuery()))
            .header("Accept", "application/json")
            .method(
                call.method(),
                call.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(call.body()));
    if (!call.body().isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return request;
  }

  private URI at(String pathAndQuery) {
    // Not resolved: a root may have a path of its own.
    return URI.create(root.get() + pathAndQuery);
  }

  private static BodyHandler<String> body() {
    return BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_BODY);
  }

  private HttpAnswer seen(HttpResponse<String> response, Instant sentAt) {
    Instant now = clock.instant();
    response.headers().firstValue("Date").ifPresent(date -> skew.answered(date, sentAt, now));
    Duration retryAfter = RetryAfter.of(response.headers(), now, LONGEST_HINT);
    if (response.statusCode() == TOO_MANY) {
      tooMany.increment();
      budget.refused(retryAfter);
    } else {
      budget.accepted();
    }
    if (response.statusCode() >= 500) {
      serverErrors.increment();
    }
    return new HttpAnswer(response.statusCode(), response.body(), retryAfter);
  }

  private Duration since(long began) {
    return Duration.ofNanos(nanos.getAsLong() - began);
  }
}
