package io.rec.venuesimulator.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketHoursTest {

  private final MarketHours exchange = MarketHours.of("exchange");

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    // As the exchange has published them.
    "2025-01-01, closed",
    "2025-01-20, closed",
    "2025-02-17, closed",
    "2025-04-18, closed",
    "2025-05-26, closed",
    "2025-06-19, closed",
    "2025-07-03, 13:00",
    "2025-07-04, closed",
    "2025-09-01, closed",
    "2025-11-27, closed",
    "2025-11-28, 13:00",
    "2025-12-24, 13:00",
    "2025-12-25, closed",
    "2025-12-26, 16:00",
    "2024-03-29, closed",
    "2026-04-03, closed",
    "2026-07-02, 16:00",
    "2026-07-03, closed",
    "2028-07-03, 13:00",
    // A holiday on a Sunday moves to Monday, one on a Saturday to Friday, a New Year's Day never.
    "2022-06-20, closed",
    "2023-01-02, closed",
    "2027-06-18, closed",
    "2027-12-23, 16:00",
    "2027-12-24, closed",
    "2021-12-31, 16:00",
    "2027-12-31, 16:00",
    // Before they were holidays.
    "1997-01-20, 16:00",
    "2021-06-18, 16:00",
    "2026-02-28, closed",
    "2026-03-01, closed"
  })
  void closesOnHolidaysAndEarlyBeforeThem(LocalDate date, String close) {
    String seen =
        exchange
            .on(date)
            .map(day -> day.close().atZone(MarketHours.NEW_YORK).toLocalTime().toString())
            .orElse("closed");

    assertThat(seen).isEqualTo(close);
  }

  @Test
  @DisplayName("opens at half past nine in New York, before and after its clocks change")
  void followsNewYork() {
    assertThat(exchange.on(LocalDate.parse("2026-03-06")).orElseThrow().open())
        .isEqualTo("2026-03-06T14:30:00Z");
    assertThat(exchange.on(LocalDate.parse("2026-03-09")).orElseThrow().open())
        .isEqualTo("2026-03-09T13:30:00Z");
  }

  @ParameterizedTest(name = "at {0} it is {1}")
  @CsvSource({
    "2026-03-02T08:59:59Z, CLOSED",
    "2026-03-02T09:00:00Z, EARLY",
    "2026-03-02T14:29:59Z, EARLY",
    "2026-03-02T14:30:00Z, OPEN",
    "2026-03-02T20:59:59Z, OPEN",
    "2026-03-02T21:00:00Z, LATE",
    "2026-03-03T00:59:59Z, LATE",
    "2026-03-03T01:00:00Z, CLOSED",
    "2025-11-28T18:00:00Z, LATE",
    "2025-11-28T22:00:00Z, CLOSED"
  })
  void knowsThePhase(Instant at, Phase phase) {
    assertThat(exchange.phase(at)).isEqualTo(phase);
  }

  @Test
  @DisplayName("the next opening after a Friday's is Monday's, unless that is a holiday")
  void findsSessions() {
    assertThat(exchange.opening(Instant.parse("2026-02-13T15:00:00Z")).date())
        .isEqualTo("2026-02-17");
    assertThat(exchange.current(Instant.parse("2026-02-13T15:00:00Z")).date())
        .isEqualTo("2026-02-13");
    assertThat(exchange.latest(Instant.parse("2026-02-16T15:00:00Z")).date())
        .isEqualTo("2026-02-13");
  }

  @Test
  @DisplayName("a market that never closes has a session from each midnight to the next")
  void roundTheClock() {
    MarketHours always = MarketHours.of("always");

    assertThat(always.phase(Instant.parse("2026-02-28T03:00:00Z"))).isEqualTo(Phase.OPEN);
    assertThat(always.current(Instant.parse("2026-02-28T05:00:00Z")).close())
        .isEqualTo("2026-03-01T05:00:00Z");
    assertThatThrownBy(() -> MarketHours.of("never"))
        .hasMessage("--market-hours is always or exchange, not 'never'");
  }
}
