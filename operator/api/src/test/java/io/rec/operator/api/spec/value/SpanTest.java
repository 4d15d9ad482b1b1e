package io.rec.operator.api.spec.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
  @ParameterizedTest
  @CsvSource({"90s,PT90S", "5m,PT5M", "720h,PT720H", "1h30m,PT1H30M", "1m1m,PT2M", "0s,PT0S"})
  void readsHoursMinutesAndSeconds(String text, Duration expected) {
    assertThat(new Span(text).toDuration()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5d", "-5s", "1.5h", " 5s", "5s ", "1000000000000000h"})
  void refusesWhatTheSchemaRefuses(String text) {
    assertThatThrownBy(() -> new Span(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Test
  void theLongestTextStillMovesAnInstant() {
    var longest = new Span("999999999999999h").toDuration();

    assertThat(Instant.parse("2026-01-01T00:00:00Z").plus(longest)).isAfter("2100-01-01T00:00:00Z");
  }

  @Property
  void everyNumberOfSecondsComesBack(
      @ForAll @LongRange(min = 0, max = 3_000_000_000L) long seconds) {
    assertThat(Span.ofSeconds(seconds).toDuration()).isEqualTo(Duration.ofSeconds(seconds));
  }
}
