package io.rec.systemmonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Way LOG = way("log", Way.State.SENT, "");

  @ParameterizedTest
  @MethodSource("logs")
  @DisplayName("what the hub's log says decides who was told")
  void followsTheLog(List<Way> ways, Fate fate, String words) {
    Delivery seen = taken().seen(ways);

    assertThat(seen.fate()).isEqualTo(fate);
    assertThat(seen.words()).isEqualTo(words);
    assertThat(seen.deliveredAt().isPresent()).isEqualTo(fate == Fate.TOLD);
  }

  static Stream<Arguments> logs() {
    Way email = way("email", Way.State.SENT, "");
    Way held = way("email", Way.State.HELD, "the quota is used up");
    Way again = way("email", Way.State.WAITS, "RateLimitError: 429");
    Way failed = way("email", Way.State.FAILED, "APIError: 401");
    return Stream.of(
        Arguments.of(List.of(), Fate.ON_ITS_WAY, "on its way"),
        Arguments.of(List.of(LOG, email), Fate.TOLD, "told by email, log"),
        Arguments.of(
            List.of(email, way("sms", Way.State.FAILED, "no number")),
            Fate.TOLD,
            "told by email; sms: no number"),
        Arguments.of(
            List.of(LOG, again),
            Fate.ON_ITS_WAY,
            "on its way: email is tried again: RateLimitError: 429"),
        Arguments.of(
            List.of(LOG, held),
            Fate.HELD,
            "nobody yet, held: email until 2026-03-01T12:00:00Z: the quota is used up"),
        Arguments.of(List.of(LOG, failed), Fate.NOBODY, "nobody but the log: email: APIError: 401"),
        Arguments.of(List.of(failed), Fate.NOBODY, "nobody: email: APIError: 401"),
        Arguments.of(List.of(LOG), Fate.NOBODY, "nobody but the log"));
  }

  @Test
  @DisplayName("what is in vain reaches nobody at once, what takes long after two minutes")
  void knowsWhenNobodyIsReached() {
    Instant later = NOW.plus(Delivery.PATIENCE);

    assertThat(taken().reachesNobody(later.minusSeconds(1))).isFalse();
    assertThat(taken().reachesNobody(later)).isTrue();
    assertThat(taken().seen(List.of(LOG)).reachesNobody(NOW)).isTrue();
    assertThat(taken().seen(List.of(way("email", Way.State.SENT, ""))).reachesNobody(later))
        .isFalse();
    assertThat(Delivery.NONE.begun("n", NOW).reachesNobody(later)).isFalse();
  }

  @Test
  @DisplayName("what the hub has is not sent again, whatever becomes of it")
  void isNotSentAgain() {
    Instant later = NOW.plus(Duration.ofHours(1));

    assertThat(Delivery.NONE.begun("n", NOW).failed("away").mayBeTried(later)).isTrue();
    assertThat(taken().mayBeTried(later)).isFalse();
    assertThat(taken().seen(List.of(LOG)).mayBeTried(later)).isFalse();
    assertThat(taken().seen(List.of(LOG)).toBeFollowed(later)).isTrue();
  }

  private static Delivery taken() {
    return Delivery.NONE.begun("n", NOW).taken(NOW);
  }

  private static Way way(String channel, Way.State state, String detail) {
    return new Way(channel, !channel.equals("log"), state, NOW, detail);
  }
}
