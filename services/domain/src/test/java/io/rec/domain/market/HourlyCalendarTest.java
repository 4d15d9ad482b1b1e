package io.rec.domain.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class HourlyCalendarTest {
  private static final Series BTC = Series.of("btc");
  private static final long YEAR_2024 = 1_704_067_200L;
  private static final long YEAR_2030 = 1_893_456_000L;

  @Property
  void nextEventClosesWithinTheHourAndIsNamedAfterItsClose(
      @ForAll @LongRange(min = YEAR_2024, max = YEAR_2030) long second) {
    var now = Instant.ofEpochSecond(second);

    var event = HourlyCalendar.nextEvent(BTC, now);

    assertThat(event.secondsToClose(now)).isBetween(1L, 3600L);
    assertThat(event.ticker().closes()).contains(event.close());
    assertThat(EventTicker.parse(event.ticker().toString())).isEqualTo(event.ticker());
  }

  @Test
  void skipsTheHourThatSpringSkips() {
    var before = Instant.parse("2026-03-08T06:30:00Z");

    assertThat(HourlyCalendar.nextEvent(BTC, before).ticker()).hasToString("KXBTCD-26MAR0803");
  }

  @Test
  void namesTwoEventsAlikeInTheDoubledHour() {
    var first = HourlyCalendar.nextEvent(BTC, Instant.parse("2025-11-02T04:59:59Z"));
    var second = HourlyCalendar.nextEvent(BTC, Instant.parse("2025-11-02T05:00:00Z"));

    assertThat(first.ticker()).isEqualTo(second.ticker()).hasToString("KXBTCD-25NOV0201");
    assertThat(Duration.between(first.close(), second.close())).isEqualTo(Duration.ofHours(1));
    assertThat(first.ticker().closes()).containsExactly(first.close(), second.close());
    assertThat(first.ticker().close()).isEmpty();
  }

  @Test
  void cutsTheFractionOfASecondOff() {
    assertThat(HourlyCalendar.secondsToClose(Instant.parse("2025-08-15T18:59:59.900Z"))).isZero();
    assertThat(HourlyCalendar.secondsToClose(Instant.parse("2025-08-15T19:00:00Z")))
        .isEqualTo(3600);
  }

  @Test
  void countsNoNegativeSecondsAfterTheClose() {
    var event = HourlyCalendar.nextEvent(BTC, Instant.parse("2025-08-15T18:30:00Z"));

    assertThat(event.secondsToClose(event.close().plusSeconds(90))).isZero();
  }

  @Test
  void pausesOnThursdayMorningInNewYork() {
    var summer = Instant.parse("2025-08-14T07:00:00Z");
    var winter = Instant.parse("2025-12-11T08:00:00Z");

    assertThat(HourlyCalendar.isPaused(summer.minusMillis(1))).isFalse();
    assertThat(HourlyCalendar.isPaused(summer)).isTrue();
    assertThat(HourlyCalendar.endOfPause(summer)).contains(summer.plus(Duration.ofHours(2)));
    assertThat(HourlyCalendar.isPaused(summer.plus(Duration.ofHours(2)))).isFalse();
    assertThat(HourlyCalendar.isPaused(winter)).isTrue();
    assertThat(HourlyCalendar.isPaused(winter.minus(Duration.ofDays(1)))).isFalse();
    assertThat(HourlyCalendar.endOfPause(winter.minus(Duration.ofDays(1)))).isEmpty();
  }
}
