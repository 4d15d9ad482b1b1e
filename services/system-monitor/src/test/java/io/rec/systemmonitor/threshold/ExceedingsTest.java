package io.rec.systemmonitor.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.systemmonitor.alert.AlertKey;
import io.rec.systemmonitor.alert.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceedingsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Exceedings at = new Exceedings(thresholds(Duration.ZERO));

  @ParameterizedTest(name = "{0} {1} {2} is an alert: {3}")
  @DisplayName("TPS-AL the thresholds of the contract, and not one tenth below")
  @CsvSource({
    "TPS-AL-01, CPU, 80.0, false",
    "TPS-AL-01, CPU, 80.1, true",
    "TPS-AL-02, MEMORY, 85.0, false",
    "TPS-AL-02, MEMORY, 85.1, true",
    "TPS-AL-03, DISK, 90.0, false",
    "TPS-AL-03, DISK, 90.1, true",
    "TPS-AL-04, RESPONSE_TIME, 5.0, false",
    "TPS-AL-04, RESPONSE_TIME, 5.1, true",
    "TPS-AL-05, ERROR_RATE, 5.0, false",
    "TPS-AL-05, ERROR_RATE, 5.1, true",
    "TPS-AL-06, CONNECTIONS, 80.0, false",
    "TPS-AL-06, CONNECTIONS, 80.1, true"
  })
  void knowsTheContract(String requirement, Kind kind, double value, boolean alert) {
    assertThat(signals(kind, OptionalDouble.of(value), Set.of(), NOW)).hasSize(alert ? 1 : 0);
  }

  @Test
  @DisplayName("says what is too high, of whom, and by how much")
  void saysIt() {
    assertThat(signals(Kind.CPU, OptionalDouble.of(92.34), Set.of(), NOW))
        .singleElement()
        .extracting(Signal::text)
        .isEqualTo("trade_executor: CPU use is 92.3% of its limit, over 80%");
  }

  @Test
  @DisplayName("an alert that waits for its end does not call a figure below the limit too high")
  void saysThatItIsComingBack() {
    AlertKey open = new AlertKey("trade_executor", "error_rate", "trade_executor");
    Exceedings patient = new Exceedings(thresholds(Duration.ofSeconds(60)));

    assertThat(patient.after(figures(Kind.ERROR_RATE, OptionalDouble.of(1.389)), Set.of(open), NOW))
        .singleElement()
        .extracting(Signal::text)
        .isEqualTo(
            "trade_executor: share of failed requests is back at 1.4% over five minutes, no longer"
                + " over 5%");
  }

  @Test
  @DisplayName("REC-SYS-11 what was open before a restart stays open until it is clearly over")
  void keepsWhatWasOpen() {
    Exceedings restarted = new Exceedings(thresholds(Duration.ofSeconds(60)));
    AlertKey open = new AlertKey("trade_executor", "cpu_usage", "trade_executor");
    List<Figure> unread = figures(Kind.CPU, OptionalDouble.empty());

    assertThat(restarted.after(unread, Set.of(open), NOW)).hasSize(1);
    assertThat(restarted.after(figures(Kind.CPU, OptionalDouble.of(70)), Set.of(open), NOW))
        .hasSize(1);
    assertThat(
            restarted.after(
                figures(Kind.CPU, OptionalDouble.of(70)), Set.of(open), NOW.plusSeconds(61)))
        .isEmpty();
  }

  @Test
  @DisplayName("a service that left the system has no alert left")
  void forgetsServices() {
    assertThat(signals(Kind.CPU, OptionalDouble.of(99), Set.of(), NOW)).hasSize(1);
    assertThat(at.after(List.of(), Set.of(), NOW)).isEmpty();
  }

  private List<Signal> signals(Kind kind, OptionalDouble value, Set<AlertKey> open, Instant now) {
    return at.after(figures(kind, value), open, now);
  }

  private static List<Figure> figures(Kind kind, OptionalDouble value) {
    return List.of(new Figure("trade_executor", kind, value));
  }

  private static Thresholds thresholds(Duration clearAfter) {
    return new Thresholds(80, 85, 90, 5, 5, 80, Duration.ZERO, clearAfter, 5);
  }
}
