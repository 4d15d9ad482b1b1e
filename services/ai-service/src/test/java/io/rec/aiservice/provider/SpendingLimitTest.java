package io.rec.aiservice.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.platform.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SpendingLimitTest {

  private final TestClock clock = TestClock.at("2026-11-27T23:58:00Z");

  @Test
  @DisplayName("R38 calls are counted within a minute that slides")
  void countsCalls() {
    SpendingLimit limit = new SpendingLimit(2, 1_000_000, clock);
    assertThat(limit.reserve(1)).isEmpty();
    clock.moveTo(clock.instant().plusSeconds(40));
    assertThat(limit.reserve(1)).isEmpty();

    assertThat(limit.reserve(1)).isEqualTo("its budget of 2 calls a minute is used up");
    clock.moveTo(clock.instant().plusSeconds(21));
    assertThat(limit.reserve(1)).isEmpty();
    assertThat(limit.reserve(1)).isNotEmpty();
  }

  @Test
  @DisplayName("R38 what was reserved is replaced by what it cost, and midnight begins anew")
  void countsTokens() {
    SpendingLimit limit = new SpendingLimit(100, 1_000, clock);
    assertThat(limit.reserve(900)).isEmpty();
    assertThat(limit.reserve(200)).isEqualTo("its budget of 1000 tokens a day is used up");
    limit.cost(900, 300);
    assertThat(limit.spentToday()).isEqualTo(300);
    assertThat(limit.reserve(700)).isEmpty();
    assertThat(limit.refusal(1)).isNotEmpty();

    clock.moveTo(Instant.parse("2026-11-28T00:00:01Z"));

    assertThat(limit.refusal(1)).isEmpty();
    assertThat(limit.spentToday()).isZero();
  }

  @Test
  void refusesSettingsThatMeanNothing() {
    assertThatThrownBy(() -> settings("", Duration.ZERO, 1)).hasMessageContaining("timeout");
    assertThatThrownBy(() -> settings("", Duration.ofSeconds(31), 1))
        .hasMessageContaining("timeout");
    assertThatThrownBy(() -> settings("", Duration.ofSeconds(1), -1))
        .hasMessageContaining("calls-per-minute");
    assertThatThrownBy(() -> settings("ftp://x", Duration.ofSeconds(1), 1))
        .hasMessageContaining("recio.ai.url");
    assertThat(settings("http://x/v1/", Duration.ofSeconds(1), 1).to("/models"))
        .hasToString("http://x/v1/models");
    assertThat(settings("", Duration.ofSeconds(1), 1).to("/models"))
        .hasToString("https://api.openai.com/v1/models");
  }

  private static OpenAiSettings settings(String url, Duration timeout, int calls) {
    return new OpenAiSettings(url, "gpt-4o-mini", timeout, calls, 1);
  }
}
