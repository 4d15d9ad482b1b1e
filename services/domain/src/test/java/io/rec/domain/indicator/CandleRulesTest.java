package io.rec.domain.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.indicator.CandleFault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleRulesTest {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  @ParameterizedTest(name = "{0} {1} {2} {3} {4}: {5} {6}")
  @CsvSource({
    "NaN, 12, 9, 11, 1, candles[1].open, NON_FINITE_NUMBER",
    "10, Infinity, 9, 11, 1, candles[1].high, NON_FINITE_NUMBER",
    "10, 12, -Infinity, 11, 1, candles[1].low, NON_FINITE_NUMBER",
    "10, 12, 9, NaN, 1, candles[1].close, NON_FINITE_NUMBER",
    "10, 12, 9, 11, NaN, candles[1].volume, NON_FINITE_NUMBER",
    "10, 12, 0, 11, 1, candles[1].low, IMPOSSIBLE_CANDLE",
    "10, 12, 10.5, 11, 1, candles[1].low, IMPOSSIBLE_CANDLE",
    "10, 10.5, 9, 11, 1, candles[1].high, IMPOSSIBLE_CANDLE",
    "10, 12, 9, 11, -1, candles[1].volume, IMPOSSIBLE_CANDLE",
  })
  @DisplayName("BOT-AI-03 a bad number is named by its field")
  void namesTheField(
      double open, double high, double low, double close, double volume, String field, Kind kind) {
    var bad = new Candle(START.plusSeconds(60), open, high, low, close, volume);

    assertThat(CandleRules.fault(List.of(good(0), bad)))
        .hasValueSatisfying(
            fault -> {
              assertThat(fault.field()).isEqualTo(field);
              assertThat(fault.kind()).isEqualTo(kind);
              assertThat(fault.sentence()).startsWith(field + ": ");
            });
  }

  @Test
  @DisplayName("BOT-AI-03 empty, unsorted and doubled candles are told apart")
  void tellsListsApart() {
    assertThat(kind(List.of())).isEqualTo(Kind.EMPTY_CANDLES);
    assertThat(kind(List.of(good(1), good(0)))).isEqualTo(Kind.UNSORTED_CANDLES);
    assertThat(kind(List.of(good(0), good(0)))).isEqualTo(Kind.DUPLICATE_CANDLES);
    assertThat(CandleRules.fault(List.of(good(0), good(1), good(3)))).isEmpty();
  }

  @Test
  @DisplayName("BOT-AI-03 time frames are known by their words only")
  void knowsTimeFrames() {
    assertThat(TimeFrame.of("1h").map(TimeFrame::length)).contains(Duration.ofHours(1));
    assertThat(TimeFrame.of("1H")).isEmpty();
    assertThat(TimeFrame.of("2m")).isEmpty();
    assertThat(TimeFrame.words()).contains("1m", "1h", "1d", "1w").doesNotHaveDuplicates();
  }

  private static Kind kind(List<Candle> candles) {
    return CandleRules.fault(candles).orElseThrow().kind();
  }

  private static Candle good(int minute) {
    return new Candle(START.plusSeconds(60L * minute), 10, 12, 9, 11, 5);
  }
}
