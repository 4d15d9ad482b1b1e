package io.rec.cascadingfailuredetector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FirstContactTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final FirstContact contact = new FirstContact(Duration.ofMinutes(2));

  @Test
  @DisplayName("REC-CFD-10 a database that has never answered may be starting, for a time")
  void isAwaitedForATime() {
    assertThat(contact.isAwaited(NOON)).isTrue();
    assertThat(contact.isAwaited(NOON.plusSeconds(119))).isTrue();
    assertThat(contact.isAwaited(NOON.plusSeconds(120))).isFalse();
  }

  @Test
  @DisplayName("one that has answered before is lost at once")
  void isNotAwaitedTwice() {
    assertThat(contact.isAwaited(NOON)).isTrue();

    contact.made();

    assertThat(contact.isAwaited(NOON.plusSeconds(1))).isFalse();
  }
}
