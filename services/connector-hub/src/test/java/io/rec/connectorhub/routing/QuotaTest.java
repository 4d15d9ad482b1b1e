package io.rec.connectorhub.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QuotaTest {

  private static final Instant NOW = Instant.parse("2026-12-31T10:00:00Z");

  @Test
  @DisplayName("R44 non-critical mail stops at nine tenths of the day, until the next UTC day")
  void keepsATenth() {
    Instant tomorrow = Instant.parse("2027-01-01T00:00:00Z");

    assertThat(Quota.FREE.earliest(new Quota.Used(89, 89), false, NOW)).isEqualTo(NOW);
    assertThat(Quota.FREE.earliest(new Quota.Used(90, 90), false, NOW)).isEqualTo(tomorrow);
    assertThat(Quota.FREE.earliest(new Quota.Used(99, 99), true, NOW)).isEqualTo(NOW);
    assertThat(Quota.FREE.earliest(new Quota.Used(100, 100), true, NOW)).isEqualTo(tomorrow);
  }

  @Test
  @DisplayName("TPS-SG-11 the paid tier counts by the month")
  void paid() {
    assertThat(Quota.PAID.earliest(new Quota.Used(5000, 89_999), false, NOW)).isEqualTo(NOW);
    assertThat(
            Quota.PAID.earliest(
                new Quota.Used(0, 90_000), false, Instant.parse("2026-11-03T00:00:00Z")))
        .isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
  }

  @Test
  @DisplayName("a quota of one is for what is critical")
  void smallest() {
    Quota one = new Quota(OptionalInt.of(1), OptionalInt.empty());

    assertThat(one.earliest(new Quota.Used(0, 0), true, NOW)).isEqualTo(NOW);
    assertThat(one.earliest(new Quota.Used(0, 0), false, NOW)).isAfter(NOW);
  }
}
