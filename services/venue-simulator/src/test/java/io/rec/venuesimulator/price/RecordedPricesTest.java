package io.rec.venuesimulator.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedPricesTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  @DisplayName("a price is valid until the next; the first and the last beyond the ends")
  void holdsPrices() {
    RecordedPrices prices =
        RecordedPrices.of(
            List.of(
                "time,price",
                "2026-03-02T12:00:00Z,100.50",
                "",
                "2026-03-02T12:00:10Z, 101 ",
                "2026-03-02T12:00:20.500Z,99.75,ignored"));

    assertThat(prices.first()).isEqualTo(NOON);
    assertThat(at(prices, -60_000)).isEqualTo(100.5);
    assertThat(at(prices, 0)).isEqualTo(100.5);
    assertThat(at(prices, 9_999)).isEqualTo(100.5);
    assertThat(at(prices, 10_000)).isEqualTo(101);
    assertThat(at(prices, 20_499)).isEqualTo(101);
    assertThat(at(prices, 20_500)).isEqualTo(99.75);
    assertThat(at(prices, 3_600_000)).isEqualTo(99.75);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"2026-03-02T12:00:00Z", "1772452800", "1772452800000", "2026-03-02T07:00:00-05:00"})
  void readsEachKindOfTime(String time) {
    assertThat(RecordedPrices.of(List.of(time + ",1")).first()).isEqualTo(NOON);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-02T12:00:01Z         | line 3, '2026-03-02T12:00:01Z': expected time,price",
        "2026-03-02T12:00:01Z,        | line 3, '2026-03-02T12:00:01Z,': '' is no price",
        "2026-03-02T12:00:01Z,abc     | line 3, '2026-03-02T12:00:01Z,abc': 'abc' is no price",
        "2026-03-02T12:00:01Z,NaN     | line 3, '2026-03-02T12:00:01Z,NaN': 'NaN' is no price",
        "2026-03-02T12:00:01Z,0       | line 3, '2026-03-02T12:00:01Z,0': '0' is no price",
        "2026-03-02T12:00:01Z,-5      | line 3, '2026-03-02T12:00:01Z,-5': '-5' is no price",
        "2026-03-02T12:00:01Z,1e999   | line 3, '2026-03-02T12:00:01Z,1e999': '1e999' is no price",
        "2026-03-02 12:00:01,5        | line 3, '2026-03-02 12:00:01,5': '2026-03-02 12:00:01' is no time",
        "yesterday,5                  | line 3, 'yesterday,5': 'yesterday' is no time",
        "99999999999999999999,5       | line 3, '99999999999999999999,5': '99999999999999999999' is no time",
        "2026-03-02T11:59:59Z,5       | line 3 goes back in time"
      })
  void refusesALineByItsNumber(String line, String message) {
    assertThatThrownBy(
            () -> RecordedPrices.of(List.of("time,price", "2026-03-02T12:00:00Z,1", line)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  @DisplayName("a recording without prices is none")
  void refusesNothing() {
    assertThatThrownBy(() -> RecordedPrices.of(List.of("time,price", "")))
        .hasMessage("the recording has no prices");
  }

  private static double at(RecordedPrices prices, long afterNoon) {
    return prices.at(NOON.toEpochMilli() + afterNoon);
  }
}
