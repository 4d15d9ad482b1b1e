package io.rec.venues.connector.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorConnectionException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.RateLimitException;
import io.rec.venues.connector.config.ConfigurationRefused;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.config.Variables;
import io.rec.venues.connector.testing.ControlledTime;
import io.rec.venues.connector.testing.Stalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  private final Stalls stalls = new Stalls();
  private final ControlledTime time = new ControlledTime(stalls);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  @DisplayName("BOT-RES-02 policy internal: three attempts after 0, 1 and 3 s")
  void internalWaits() {
    Guard guard = guard(Policy.INTERNAL);

    assertThatThrownBy(() -> guard.call("ask", this::broken))
        .isInstanceOf(ConnectorConnectionException.class);

    assertThat(attempts).hasValue(3);
    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(3));
  }

  @Test
  @DisplayName("R13 policy internal never takes longer than its 30 s, not by a millisecond")
  void internalDeadline() {
    Guard guard = guard(Policy.INTERNAL);
    Instant began = time.now();

    assertThatThrownBy(() -> guard.call("ask", this::hanging))
        .hasMessageContaining("had no answer within 6000 ms");

    assertThat(attempts).hasValue(3);
    assertThat(Duration.between(began, time.now())).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  @DisplayName("SEN-RTY-04 five retries from 2 s by the factor 2 wait 2, 4, 8, 16 and 32 s")
  void heavierPolicy() {
    Guard guard =
        guard(
            Policy.CONNECTOR.changedBy(
                settings(
                    Map.of(
                        "max_retries",
                        5,
                        "retry_delay",
                        2.0,
                        "retry_backoff",
                        2.0,
                        "max_errors",
                        10))));

    assertThatThrownBy(() -> guard.call("ask", this::broken))
        .isInstanceOf(ConnectorException.class);

    assertThat(time.pauses().stream().map(Duration::toSeconds))
        .containsExactly(2L, 4L, 8L, 16L, 32L);
  }

  @Test
  @DisplayName("a Retry-After that does not fit into the deadline is not begun, and is passed on")
  void retryAfterBeyondDeadline() {
    Guard guard = guard(Policy.CONNECTOR);

    RateLimitException failed =
        catchThrowableOfType(
            RateLimitException.class,
            () ->
                guard.call(
                    "ask",
                    () -> {
                      attempts.incrementAndGet();
                      throw new RateLimitException("too many", Duration.ofSeconds(60));
                    }));

    assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(60));
    assertThat(attempts).hasValue(1);
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  @DisplayName("after a Retry-After all other calls of the connector wait as well")
  void retryAfterHoldsAll() throws Exception {
    Map<String, Object> once = Map.of("max_retries", 0, "deadline", 20);
    Guard guard = guard(Policy.CONNECTOR.changedBy(settings(once)));
    assertThatThrownBy(
            () ->
                guard.call(
                    "ask",
                    () -> {
                      throw new RateLimitException("too many", Duration.ofSeconds(15));
                    }))
        .isInstanceOf(RateLimitException.class);

    assertThat(guard.call("other", () -> "answer")).isEqualTo("answer");

    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(15));
  }

  @ParameterizedTest(name = "R13 {0} is not tried again")
  @ValueSource(ints = {400, 401, 403, 404, 409, 422})
  void finalAnswers(int status) {
    Guard guard = guard(Policy.CONNECTOR);

    for (int i = 0; i < 6; i++) {
      assertThatThrownBy(
              () ->
                  guard.call(
                      "ask",
                      () -> {
                        attempts.incrementAndGet();
                        throw new ConnectorApiException(status, "", "no");
                      }))
          .isInstanceOf(ConnectorApiException.class);
    }

    assertThat(attempts).hasValue(6);
    assertThat(guard.circuitOpen()).isFalse();
  }

  @Test
  @DisplayName("BOT-RES-03 to BOT-RES-05 internal: opens after 5, tries at 30 s, closes after 3")
  void internalBreaker() throws Exception {
    Guard guard = guard(Policy.INTERNAL);
    openCircuit(guard);

    time.advance(Duration.ofSeconds(30));
    assertThat(guard.call("ask", () -> "one")).isEqualTo("one");
    assertThat(guard.diagnostics().circuit()).isEqualTo("half_open");
    assertThat(guard.call("ask", () -> "two")).isEqualTo("two");
    assertThat(guard.call("ask", () -> "three")).isEqualTo("three");

    assertThat(guard.diagnostics().circuit()).isEqualTo("closed");
  }

  @Test
  @DisplayName("R14 a failure while it tries opens the circuit again at once")
  void trialFails() throws Exception {
    Guard guard = guard(Policy.INTERNAL);
    openCircuit(guard);
    time.advance(Duration.ofSeconds(30));
    assertThat(guard.call("ask", () -> "one")).isEqualTo("one");

    assertThatThrownBy(() -> guard.call("ask", this::broken))
        .isInstanceOf(ConnectorException.class);

    assertThat(guard.circuitOpen()).isTrue();
  }

  @Test
  @DisplayName("R14 one call at a time may try")
  void oneTrial() throws Exception {
    Guard guard = guard(Policy.INTERNAL);
    openCircuit(guard);
    time.advance(Duration.ofSeconds(30));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<String> trial =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return guard.call(
                    "ask",
                    () -> {
                      inside.countDown();
                      leave.await();
                      return "tried";
                    });
              } catch (ConnectorException | InterruptedException failed) {
                throw new IllegalStateException(failed);
              }
            });
    assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();

    assertThatThrownBy(() -> guard.call("ask", () -> "second"))
        .hasMessageContaining("circuit is open");

    leave.countDown();
    assertThat(trial.get(20, TimeUnit.SECONDS)).isEqualTo("tried");
  }

  @Test
  @DisplayName("who comes when all places are taken is refused at once")
  void bulkhead() throws Exception {
    Guard guard = guard(Policy.CONNECTOR.with(new LoadTerms(100, Duration.ofSeconds(1), 1)));

    String answer =
        guard.call(
            "outer",
            () -> {
              assertThatThrownBy(() -> guard.call("inner", () -> "never"))
                  .hasMessageContaining("as many calls running as it is allowed");
              return "outer";
            });

    assertThat(answer).isEqualTo("outer");
  }

  @Test
  @DisplayName("who comes too fast waits for the next period, and the wait is counted")
  void rateLimit() throws Exception {
    Guard guard = guard(Policy.CONNECTOR.with(new LoadTerms(2, Duration.ofSeconds(40), 4)));

    for (int i = 0; i < 3; i++) {
      assertThat(guard.call("ask", () -> "answer")).isEqualTo("answer");
    }

    assertThat(time.pauses())
        .singleElement()
        .satisfies(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40)));
    assertThat(meters.get("recio.connector.held").timer().count()).isEqualTo(1);
  }

  @Test
  @DisplayName("who does not come too fast waits for nothing, in a time that goes on meanwhile")
  void notHeld() throws Exception {
    Guard guard = guard(Policy.CONNECTOR, ConnectorTime.real(Clock.systemUTC()));

    for (int i = 0; i < 5; i++) {
      assertThat(guard.call("ask", () -> "answer")).isEqualTo("answer");
    }

    assertThat(meters.find("recio.connector.held").timer()).isNull();
  }

  @Test
  @DisplayName("SEN-LEG-01 calls, failures, retries and the circuit are metrics")
  void metrics() throws Exception {
    Guard guard = guard(Policy.INTERNAL);
    openCircuit(guard);

    assertThat(
            meters.get("recio.connector.failures").tag("code", "ConnectionError").counter().count())
        .isEqualTo(5);
    assertThat(meters.get("recio.connector.retries").counter().count()).isEqualTo(3);
    assertThat(meters.get("recio.connector.circuit.open").gauge().value()).isEqualTo(1);
    assertThat(
            meters.get("recio.connector.calls").tag("outcome", "ConnectionError").timer().count())
        .isEqualTo(2);
  }

  @ParameterizedTest(name = "{0} = {1} is refused")
  @CsvSource({
    "max_retries,-1", "max_retries,1.5", "retry_delay,-1", "retry_backoff,0.5", "timeout,0",
    "max_errors,0", "error_reset_time,soon", "policy,none", "rate_limit,0", "max_concurrent,0"
  })
  void refusesSettings(String key, String value) {
    assertThatThrownBy(() -> Policy.CONNECTOR.changedBy(settings(Map.of(key, value))))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessageContaining(key);
  }

  @Test
  @DisplayName("SEN-RTY-01 the defaults are those of the guide")
  void defaults() {
    assertThat(Policy.CONNECTOR.changedBy(settings(Map.of())).words())
        .containsEntry("max_retries", "3")
        .containsEntry("waits", "0 s, 1 s, 2 s, 4 s")
        .containsEntry("max_errors", "5")
        .containsEntry("error_reset_time", "300 s");
  }

  private void openCircuit(Guard guard) {
    while (!guard.circuitOpen()) {
      assertThat(attempts).hasValueLessThan(5);
      assertThatThrownBy(() -> guard.call("ask", this::broken))
          .isInstanceOf(ConnectorConnectionException.class);
    }
    assertThat(attempts).hasValue(5);
  }

  private String broken() throws ConnectorException {
    attempts.incrementAndGet();
    throw ConnectorConnectionException.broken("broken");
  }

  private String hanging() throws InterruptedException {
    attempts.incrementAndGet();
    stalls.stall();
    new CountDownLatch(1).await();
    return "never";
  }

  private Guard guard(Policy policy) {
    return guard(policy, time);
  }

  private Guard guard(Policy policy, ConnectorTime passing) {
    return new Guard(
        "test", policy, passing, settings(Map.of()).redaction(), new ConnectorMeters(meters));
  }

  private static Settings settings(Map<String, Object> config) {
    return Settings.of(
        new ConnectorEntry(Family.DATA, "test", "test", config),
        Variables.of(Map.of()),
        Map.of(),
        false);
  }
}
