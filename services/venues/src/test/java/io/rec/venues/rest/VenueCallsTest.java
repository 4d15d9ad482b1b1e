package io.rec.venues.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venues.VenueHttp;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.testing.ScriptedHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VenueCallsTest {

  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final HttpClient client = VenueHttp.client();
  private final SkewMeter skew = new SkewMeter();
  private final ScriptedHttp venue = new ScriptedHttp();

  @AfterEach
  void close() {
    venue.close();
    client.shutdownNow();
  }

  @Test
  @DisplayName("TPS-RL-05 a call beyond the limit does not reach the network")
  void holdsBack() throws InterruptedException {
    venue.answer(200, "{}");
    VenueCalls calls = calls(1, venue.root());
    get(calls);

    Reply<HttpAnswer> second = get(calls);

    assertThat(second.toString()).startsWith("Rate limit exceeded");
    assertThat(venue.calls()).hasSize(1);
    assertThat(calls.figures()).isEqualTo(new CallFigures(1, 1, 0, 0, 0));
  }

  @Test
  @DisplayName("SEN-ERR-02 after a 429 with Retry-After 7 the next call is held for seven seconds")
  void obeysRetryAfter() throws InterruptedException {
    venue.answer(429, "{\"error\":\"too many requests\"}", Map.of("Retry-After", "7"));
    VenueCalls calls = calls(100, venue.root());

    assertThat(get(calls)).isInstanceOf(Reply.Answered.class);
    Reply<HttpAnswer> next = get(calls);

    assertThat(next).isInstanceOf(Reply.Limited.class);
    assertThat(((Reply.Limited<HttpAnswer>) next).retryAfter())
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(7));
    assertThat(calls.figures().tooMany()).isEqualTo(1);
  }

  @Test
  @DisplayName("counts a 500 and hands it on")
  void countsServerErrors() throws InterruptedException {
    venue.answer(500, "oops");
    VenueCalls calls = calls(100, venue.root());

    assertThat(get(calls)).isInstanceOf(Reply.Answered.class);
    assertThat(calls.figures().serverErrors()).isEqualTo(1);
  }

  @Test
  @DisplayName("says in words that nobody listens")
  void tellsNobodyListens() throws InterruptedException {
    URI gone = venue.root();
    venue.close();
    VenueCalls calls = calls(100, gone);

    assertThat(get(calls).toString()).contains("refuses connections");
    assertThat(calls.figures().unanswered()).isEqualTo(1);
  }

  @Test
  @DisplayName("refuses an answer larger than 16 MiB instead of holding it")
  void refusesGiantBody() throws InterruptedException {
    venue.answer(200, "x".repeat(17 * 1024 * 1024));

    assertThat(get(calls(100, venue.root()))).isInstanceOf(Reply.Silent.class);
  }

  @Test
  @DisplayName("sees by the Date header that the venue's clock is a minute ahead")
  void measuresSkew() throws InterruptedException {
    venue.answer(200, "{}");
    Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1));

    get(calls(100, venue.root(), slow));

    assertThat(skew.skew().offset()).isBetween(Duration.ofSeconds(58), Duration.ofSeconds(62));
    assertThat(skew.skew().alarm()).isTrue();
  }

  private VenueCalls calls(int limit, URI root) {
    return calls(limit, root, Clock.systemUTC());
  }

  private VenueCalls calls(int limit, URI root, Clock clock) {
    CallLimiter limiter =
        new CallLimiter(
            List.of(new CallLimit(limit, Duration.ofMinutes(1))), Duration::ofSeconds, clock);
    return new VenueCalls(client, () -> root, limiter.budget("key"), skew, clock, System::nanoTime);
  }

  private static Reply<HttpAnswer> get(VenueCalls calls) throws InterruptedException {
    return calls.get("/path?a=b", Map::of, DEADLINE);
  }
}
