package io.rec.operator.controller.plan.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.spec.MaintenanceWindow;
import io.rec.operator.api.spec.value.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceWindowsTest {

  @ParameterizedTest(name = "{0} for {1} at {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 6 * * 6             | 4h  | 2026-11-21T06:00:00Z | true
          0 6 * * 6             | 4h  | 2026-11-21T09:59:59Z | true
          0 6 * * 6             | 4h  | 2026-11-21T10:00:00Z | false
          0 6 * * 6             | 4h  | 2026-11-21T05:59:59Z | false
          0 6 * * 6             | 4h  | 2026-11-22T06:00:00Z | false
          0 6 * * SAT           | 4h  | 2026-11-21T07:00:00Z | true
          0 6 * * 0             | 4h  | 2026-11-22T07:00:00Z | true
          0 6 * * 7             | 4h  | 2026-11-22T07:00:00Z | true
          30 22 * * *           | 3h  | 2026-11-22T01:00:00Z | true
          30 22 * * *           | 3h  | 2026-11-22T01:30:00Z | false
          */15 * * * *          | 5m  | 2026-11-22T01:19:00Z | true
          */15 * * * *          | 5m  | 2026-11-22T01:20:00Z | false
          0 8-10 * * 1-5        | 30m | 2026-11-23T09:10:00Z | true
          0 8-10 * * 1-5        | 30m | 2026-11-22T09:10:00Z | false
          0 3 1 jan,jul *       | 1h  | 2026-07-01T03:30:00Z | true
          0 3 1 jan,jul *       | 1h  | 2026-08-01T03:30:00Z | false
          0 3 13 * 5            | 1h  | 2026-11-20T03:30:00Z | true
          0 3 13 * 5            | 1h  | 2026-11-13T03:30:00Z | true
          0 3 13 * 5            | 1h  | 2026-11-14T03:30:00Z | false
          @weekly               | 1h  | 2026-11-22T00:30:00Z | true
          @monthly              | 2h  | 2026-12-01T01:30:00Z | true
          @daily                | 1h  | 2026-12-05T00:59:00Z | true
          @hourly               | 1h  | 2026-12-05T13:59:00Z | true
          */15 8-10 1,15 * *    | 5m  | 2026-12-15T08:47:00Z | true
          */15 8-10 1,15 * *    | 5m  | 2026-12-15T08:52:00Z | false
          0 25 * * *            | 24h | 2026-12-05T00:30:00Z | false
          61 * * * *            | 1h  | 2026-12-05T13:59:00Z | false
          0 0 * *               | 1h  | 2026-12-05T00:00:00Z | false
          nonsense              | 1h  | 2026-12-05T00:00:00Z | false
          """)
  void opens(String start, String duration, Instant now, boolean open) {
    var window = new MaintenanceWindow(start, new Span(duration), "Etc/UTC");

    assertThat(MaintenanceWindows.open(List.of(window), now)).isEqualTo(open);
  }

  @Test
  void followsTheZonesClock() {
    var window = new MaintenanceWindow("0 2 * * *", new Span("1h"), "America/New_York");

    assertThat(open(window, "2026-07-10T06:30:00Z")).isTrue();
    assertThat(open(window, "2026-12-10T07:30:00Z")).isTrue();
    assertThat(open(window, "2026-12-10T06:30:00Z")).isFalse();
  }

  @Test
  void anyTimeWillDoWithoutWindows() {
    assertThat(MaintenanceWindows.open(List.of(), Instant.EPOCH)).isTrue();
  }

  @Test
  void noneIsOpenWithoutWindowsForWhatOnlyTheOperatorWants() {
    var window = new MaintenanceWindow("0 6 * * 6", new Span("4h"), "Etc/UTC");
    var during = Instant.parse("2026-11-21T06:30:00Z");

    assertThat(MaintenanceWindows.within(List.of(), during)).isFalse();
    assertThat(MaintenanceWindows.within(List.of(window), during)).isTrue();
  }

  @Test
  void unknownZoneIsNeverOpen() {
    var window = new MaintenanceWindow("* * * * *", new Span("1h"), "Mars/Olympus");

    assertThat(open(window, "2026-07-10T06:30:00Z")).isFalse();
  }

  @Test
  void oneOfSeveralIsEnough() {
    var closed = new MaintenanceWindow("0 6 * * 6", new Span("1h"), "Etc/UTC");
    var open = new MaintenanceWindow("0 7 * * *", new Span("1h"), "Etc/UTC");

    assertThat(
            MaintenanceWindows.open(List.of(closed, open), Instant.parse("2026-11-23T07:10:00Z")))
        .isTrue();
  }

  private static boolean open(MaintenanceWindow window, String now) {
    return MaintenanceWindows.open(List.of(window), Instant.parse(now));
  }
}
