package io.rec.venuesimulator.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingHoursTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2026-03-05T07:59:59Z, true",
    "2026-03-05T08:00:00Z, false",
    "2026-03-05T09:59:59Z, false",
    "2026-03-05T10:00:00Z, true",
    "2026-03-04T09:00:00Z, true",
    // After the change to summer time three in the morning in New York is an hour earlier in UTC.
    "2026-03-12T07:00:00Z, false",
    "2026-03-12T09:00:00Z, true",
  })
  void pausesOnThursdayMorningInNewYork(Instant instant, boolean open) {
    assertThat(TradingHours.open(instant)).isEqualTo(open);
  }
}
