package io.rec.venues.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SkewMeterTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private final SkewMeter meter = new SkewMeter();

  @Test
  @DisplayName("says nothing before the first observation")
  void knowsNothing() {
    assertThat(meter.skew()).isEqualTo(Skew.UNKNOWN);
  }

  @Test
  @DisplayName("what lay unread while we were stopped is late, and no clock is behind")
  void knowsABacklog() {
    for (int late = 0; late < 61; late++) {
      meter.stamped(NOW.minusMillis(20_000 - 100 * late), NOW);
    }
    meter.stamped(NOW.minusMillis(3), NOW);

    assertThat(meter.skew().alarm()).isFalse();
  }

  @Test
  @DisplayName("a clock that is behind makes every message read low")
  void knowsAClockBehind() {
    for (int message = 0; message < 5; message++) {
      meter.stamped(NOW.minusMillis(30_000 + message), NOW);
    }

    assertThat(meter.skew().alarm()).isTrue();
  }

  @Test
  @DisplayName("one answer that is far from the others asks for more, which outvote them at once")
  void wantsMoreWhenOneIsFar() {
    for (int second = 0; second < 10; second += 3) {
      meter.stamped(NOW.plusSeconds(second), NOW.plusSeconds(second));
    }
    assertThat(meter.mayHaveMoved()).isFalse();

    int more = 0;
    do {
      meter.stamped(NOW.plusSeconds(40), NOW.plusSeconds(10));
      more++;
    } while (meter.mayHaveMoved());

    assertThat(more).isEqualTo(4);
    assertThat(meter.skew().alarm()).isTrue();
  }

  @Test
  @DisplayName("a clock that has just gone wrong is known after a few answers")
  void forgetsThePast() {
    for (int second = 0; second < 60; second++) {
      meter.stamped(NOW.plusSeconds(second), NOW.plusSeconds(second));
    }
    for (int second = 60; second < 75; second += 5) {
      meter.stamped(NOW.plusSeconds(second + 30), NOW.plusSeconds(second));
    }

    assertThat(meter.skew().alarm()).isTrue();
    assertThat(meter.skew().offset()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  @DisplayName("one late message does not move the median, nor alarm")
  void ignoresOutlier() {
    for (int i = 0; i < 5; i++) {
      meter.stamped(NOW.minusMillis(5), NOW);
    }
    meter.stamped(NOW.minusSeconds(60), NOW);

    assertThat(meter.skew().offset()).isEqualTo(Duration.ofMillis(-5));
    assertThat(meter.skew().alarm()).isFalse();
  }

  @Test
  @DisplayName("alarms above 500 ms on stamps, and not at 500 ms")
  void alarms() {
    meter.stamped(NOW.plusMillis(500), NOW);
    assertThat(meter.skew().alarm()).isFalse();

    meter.stamped(NOW.plusMillis(501), NOW);
    meter.stamped(NOW.plusMillis(501), NOW);
    assertThat(meter.skew().alarm()).isTrue();
  }

  @Test
  @DisplayName("an unreadable Date header is no observation")
  void ignoresNonsense() {
    meter.answered("yesterday", NOW, NOW);

    assertThat(meter.skew().observations()).isZero();
  }

  @Property
  void dateHeadersNeverAlarmWithoutSkew(
      @ForAll @LongRange(max = 999) long phase, @ForAll @LongRange(max = 2000) long roundTrip) {
    SkewMeter fresh = new SkewMeter();
    Instant sent = NOW.plusMillis(phase);
    fresh.answered(header(sent.plusMillis(roundTrip / 2)), sent, sent.plusMillis(roundTrip));

    assertThat(fresh.skew().alarm()).isFalse();
  }

  @Property
  void dateHeadersFindClocksThatAreSecondsApart(
      @ForAll @LongRange(min = 1600, max = 100_000) long ahead,
      @ForAll @LongRange(max = 999) long phase) {
    SkewMeter fresh = new SkewMeter();
    Instant sent = NOW.plusMillis(phase);
    fresh.answered(header(sent.plusMillis(ahead + 10)), sent, sent.plusMillis(20));

    Skew skew = fresh.skew();
    assertThat(skew.alarm()).isTrue();
    assertThat(ahead).isBetween(skew.least().toMillis(), skew.most().toMillis());
  }

  private static String header(Instant venueTime) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        venueTime.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
  }
}
