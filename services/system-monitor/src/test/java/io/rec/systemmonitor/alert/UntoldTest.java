package io.rec.systemmonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UntoldTest {

  private final Alerted alerted = new Alerted();

  @Test
  @DisplayName("all that reached nobody is one alert, and that one does not tell of itself")
  void isOneAlert() {
    alerted.onlyTheLog = true;
    state("a", Severity.CRITICAL);
    state("b", Severity.CRITICAL);
    state("c", Severity.WARNING);
    alerted.lives(Duration.ofSeconds(30));

    assertThat(alerted.said())
        .containsExactlyInAnyOrder(
            "critical a/failing/a",
            "critical b/failing/b",
            "warning c/failing/c",
            "critical system_monitor/nobody_told/alerts");
    assertThat(Untold.signals(alerted.book.open(), alerted.now))
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.text())
                  .isEqualTo("Nobody was told of 2 critical alerts: a: failing; b: failing");
              assertThat(signal.evidence())
                  .isEqualTo(
                      Map.of(
                          "a/failing/a", "nobody but the log",
                          "b/failing/b", "nobody but the log"));
            });
  }

  @Test
  @DisplayName("it is over when somebody has acknowledged the alert, or is told of it again")
  void ends() {
    alerted.onlyTheLog = true;
    AlertCase first = state("a", Severity.CRITICAL);
    state("b", Severity.CRITICAL);
    alerted.lives(Duration.ofSeconds(5));
    assertThat(untold()).hasSize(2);

    alerted.book.acknowledge(first.id(), new Acknowledged("me", alerted.now, ""));
    assertThat(untold()).hasSize(1);

    alerted.onlyTheLog = false;
    alerted.lives(Duration.ofMinutes(6));
    assertThat(untold()).isEmpty();
    assertThat(alerted.book.open()).extracting(alert -> alert.key().type()).containsOnly("failing");
  }

  @Test
  @DisplayName(
      "what the hub does not take is counted, and is no alert that it would not take either")
  void countsWhatTheHubDoesNotTake() {
    alerted.hubAnswers = false;
    state("a", Severity.CRITICAL);
    alerted.lives(Duration.ofMinutes(3));

    assertThat(untold()).hasSize(1);
    assertThat(alerted.book.open()).hasSize(1);
  }

  private List<AlertCase> untold() {
    return Untold.of(alerted.book.open(), alerted.now);
  }

  private AlertCase state(String service, Severity severity) {
    return alerted.book.state(
        Alerted.signal(service, "failing", Source.SERVICE, severity), alerted.now);
  }
}
