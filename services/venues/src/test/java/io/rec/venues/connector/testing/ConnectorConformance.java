package io.rec.venues.connector.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.ConnectorState;
import io.rec.venues.connector.RateLimitException;
import io.rec.venues.connector.call.ConnectorEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every connector has to stand under the policy "connector": attempts, waits, transitions of
 * the circuit and total time for each fault, to the second.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConnectorConformance {

  private static final Duration ATTEMPT = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 4;
  private static final int OPENS_AFTER = 5;

  private Bench bench;
  private FaultyService service;
  private Subject subject;

  protected abstract Subject subject();

  protected Stream<Fault> faults() {
    return subject().faults().stream();
  }

  /** Those that a call can live through: they are over before its last attempt. */
  protected Stream<Fault> passingFaults() {
    return faults().filter(fault -> !fault.outsideOfService() && !harmless(subject(), fault));
  }

  /** Those that say that the service is ill. */
  protected Stream<Fault> openingFaults() {
    return faults().filter(fault -> !limited(fault) && !harmless(subject(), fault));
  }

  protected Stream<Fault> faultsWithRetryAfter() {
    return faults().filter(fault -> fault == Fault.STATUS_429_RETRY_AFTER);
  }

  protected Bench newBench() {
    return new Bench();
  }

  @BeforeEach
  void start() {
    bench = newBench();
    subject = subject();
    service = subject.service(bench.stalls());
  }

  @AfterEach
  void stop() {
    service.close();
    bench.close();
  }

  @Test
  @DisplayName("SEN-BAS-02 goes from disconnected over connecting to connected, and back")
  void lifecycle() throws Exception {
    Connector connector = connector(service.root());

    connector.connect();
    connector.disconnect();

    assertThat(bench.events(ConnectorEvent.StateMoved.class).stream().map(e -> e.to()))
        .containsExactly(
            ConnectorState.CONNECTING, ConnectorState.CONNECTED, ConnectorState.DISCONNECTED);
  }

  @Test
  @DisplayName("SEN-BAS-05 its status names what the guide names")
  void status() throws Exception {
    Connector connector = connected();
    subject.call(connector);

    assertThat(connector.status().errorCount()).isZero();
    assertThat(connector.status().circuitOpen()).isFalse();
    assertThat(connector.status().lastSuccess()).contains(bench.time().now());
    assertThat(connector.status().lastError()).isEmpty();
    assertThat(connector.status().lastErrorMessage()).isEmpty();
    assertThat(connector.diagnostics().policy()).containsEntry("waits", "0 s, 1 s, 2 s, 4 s");
  }

  @Test
  @DisplayName("SEN-OPS-02 a call of a disconnected connector is refused and sends nothing")
  void disconnected() {
    Connector connector = connector(service.root());

    assertThatThrownBy(() -> subject.call(connector))
        .isInstanceOf(ConnectorRefusedException.class)
        .hasMessageContaining("disconnected");
    assertThat(service.served()).isZero();
  }

  @ParameterizedTest(name = "SEN-RTY-02 {0} for ever: attempts, waits, total time and error")
  @MethodSource("faults")
  void givesUp(Fault fault) throws Exception {
    Connector connector = connected(fault);
    Instant began = bench.time().now();
    service.inject(fault, FaultyService.FOR_EVER);
    if (harmless(subject, fault)) {
      subject.call(connector);
      assertThat(service.served()).isEqualTo(1);
      return;
    }

    ConnectorException failed =
        catchThrowableOfType(ConnectorException.class, () -> subject.call(connector));

    int attempts = fault == Fault.TLS_FAILURE ? 1 : ATTEMPTS;
    List<Duration> waits = waits(fault);
    assertThat(bench.time().pauses()).isEqualTo(waits);
    assertThat(service.served()).isEqualTo(fault.outsideOfService() ? 0 : attempts);
    assertThat(Duration.between(began, bench.time().now()))
        .isEqualTo(
            waits.stream()
                .reduce(
                    fault.stalls() ? ATTEMPT.multipliedBy(attempts) : Duration.ZERO,
                    Duration::plus));
    assertThat(failed.code()).isEqualTo(code(fault));
    assertThat(connector.diagnostics().attempts()).isEqualTo(attempts + before(fault));
    assertThat(connector.status().status())
        .isEqualTo(limited(fault) ? ConnectorState.RATE_LIMITED : ConnectorState.ERROR);
    assertThat(connector.diagnostics().recentErrors().getFirst().attempt()).isEqualTo(attempts);
  }

  @ParameterizedTest(name = "SEN-BRK-07 {0} once: the second attempt succeeds after 1 s")
  @MethodSource("passingFaults")
  void recovers(Fault fault) throws Exception {
    Connector connector = connected(fault);
    service.inject(fault, 1);

    subject.call(connector);

    assertThat(bench.time().pauses())
        .containsExactly(
            Duration.ofSeconds(
                fault == Fault.STATUS_429_RETRY_AFTER ? Fault.RETRY_AFTER_SECONDS : 1));
    assertThat(connector.status().status()).isEqualTo(ConnectorState.CONNECTED);
    assertThat(connector.status().errorCount()).isZero();
  }

  @ParameterizedTest(name = "SEN-CB-01 {0}: opens after 5 errors, sends nothing, tries at 300 s")
  @MethodSource("openingFaults")
  void opensCircuit(Fault fault) throws Exception {
    Connector connector = connected(fault);
    service.inject(fault, FaultyService.FOR_EVER);
    int attempts = 0;
    while (!connector.status().circuitOpen()) {
      int calls = attempts;
      assertThat(calls).isLessThan(OPENS_AFTER);
      assertThatThrownBy(() -> subject.call(connector)).isInstanceOf(ConnectorException.class);
      attempts += fault == Fault.TLS_FAILURE ? 1 : ATTEMPTS;
    }
    if (!fault.outsideOfService()) {
      assertThat(service.served()).isEqualTo(OPENS_AFTER);
    }

    bench.time().advance(Duration.ofSeconds(299));
    assertThatThrownBy(() -> subject.call(connector)).hasMessageContaining("circuit is open");
    assertThat(service.served()).isZero();

    service.heal();
    bench.time().advance(Duration.ofSeconds(1));
    if (fault.outsideOfService()) {
      assertThatThrownBy(() -> subject.call(connector)).isInstanceOf(ConnectorException.class);
      assertThat(transitions()).containsExactly("open", "half_open", "open");
    } else {
      subject.call(connector);
      assertThat(transitions()).containsExactly("open", "half_open", "closed");
    }
  }

  @Test
  @DisplayName("SEN-CB-04 a reset by hand lets calls through at once and clears the count")
  void resets() throws Exception {
    Connector connector = connected();
    service.inject(Fault.RESET, FaultyService.FOR_EVER);
    while (!connector.status().circuitOpen()) {
      assertThatThrownBy(() -> subject.call(connector)).isInstanceOf(ConnectorException.class);
    }
    service.heal();

    connector.resetCircuit();
    subject.call(connector);

    assertThat(connector.status().circuitOpen()).isFalse();
    assertThat(connector.status().errorCount()).isZero();
  }

  @ParameterizedTest(
      name = "SEN-ERR-02 {0} for ever carries the wait that the service asked for",
      allowZeroInvocations = true)
  @MethodSource("faultsWithRetryAfter")
  void carriesRetryAfter(Fault fault) throws Exception {
    Connector connector = connected();
    service.inject(fault, FaultyService.FOR_EVER);

    RateLimitException failed =
        catchThrowableOfType(RateLimitException.class, () -> subject.call(connector));

    assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(Fault.RETRY_AFTER_SECONDS));
  }

  @Test
  @DisplayName("SEN-HM-05 a probe says what is wrong even past the circuit, in one attempt")
  void probes() throws Exception {
    Connector connector = connected();
    assertThat(connector.healthCheck().healthy()).isTrue();
    service.served();
    service.inject(Fault.TIMEOUT, 1);

    var health = connector.healthCheck();

    assertThat(health.healthy()).isFalse();
    assertThat(health.message()).startsWith("ConnectionError");
    assertThat(health.took()).isEqualTo(Duration.ofSeconds(10));
    assertThat(service.served()).isEqualTo(1);
  }

  protected final Connector connector(URI root) {
    return subject.connector(root, bench.surroundings());
  }

  protected final Bench bench() {
    return bench;
  }

  private Connector connected() throws Exception {
    return connected(Fault.RESET);
  }

  /** Where the fault is outside of the service, a connector that has never been connected. */
  private Connector connected(Fault fault) throws Exception {
    URI root =
        switch (fault) {
          case TLS_FAILURE -> service.untrusted();
          case DNS_FAILURE -> service.unresolved();
          default -> service.root();
        };
    Connector connector = connector(root);
    if (fault.outsideOfService()) {
      assertThatThrownBy(connector::connect).isInstanceOf(ConnectorException.class);
      connector.resetCircuit();
    } else {
      connector.connect();
    }
    service.served();
    bench.time().pauses();
    bench.events().clear();
    return connector;
  }

  private long before(Fault fault) {
    return switch (fault) {
      case DNS_FAILURE -> ATTEMPTS;
      default -> 1;
    };
  }

  private List<String> transitions() {
    return bench.events(ConnectorEvent.CircuitMoved.class).stream().map(e -> e.to()).toList();
  }

  private static boolean harmless(Subject subject, Fault fault) {
    return !subject.readsAnswers()
        && (fault == Fault.MALFORMED_JSON || fault == Fault.WRONG_CONTENT_TYPE);
  }

  private static boolean limited(Fault fault) {
    return fault == Fault.STATUS_429 || fault == Fault.STATUS_429_RETRY_AFTER;
  }

  private static List<Duration> waits(Fault fault) {
    return switch (fault) {
      case TLS_FAILURE -> List.of();
      case STATUS_429_RETRY_AFTER ->
          List.of(Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(7));
      default -> List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    };
  }

  private String code(Fault fault) {
    return switch (fault) {
      case STATUS_429, STATUS_429_RETRY_AFTER -> "RateLimitError";
      case STATUS_500, STATUS_503, MALFORMED_JSON, WRONG_CONTENT_TYPE -> subject.answersCode(fault);
      case TIMEOUT, RESET, SLOW_BODY, TLS_FAILURE, DNS_FAILURE, HALF_OPEN -> "ConnectionError";
    };
  }
}
