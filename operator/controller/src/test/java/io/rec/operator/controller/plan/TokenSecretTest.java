package io.rec.operator.controller.plan;

import static io.rec.operator.controller.plan.Desks.NOW;
import static io.rec.operator.controller.plan.Desks.SEED;
import static io.rec.operator.controller.plan.Desks.desk;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.CredentialsStatus;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.SecretSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenSecretTest {
  private static final String ONE = SEED.derive("service/1", 48);
  private static final String TWO = SEED.derive("service/2", 48);

  private final Map<String, String> content = new TreeMap<>();

  @Test
  @DisplayName("BOT-SEC-02 a token that is sent is always one that everybody has had time to read")
  void tokensChangeWithoutAFailedRequest() {
    apply("Stable", null, NOW, NOW);
    assertThat(content).containsEntry("service-current", ONE).doesNotContainKey("service-next");

    apply("Preparing", 2L, NOW, NOW);
    assertThat(content).containsEntry("service-current", ONE).containsEntry("service-next", TWO);

    apply("Switching", 2L, NOW, NOW.plus(Duration.ofMinutes(2)));
    assertThat(content).containsEntry("service-current", ONE).containsEntry("service-next", TWO);

    apply("Switching", 2L, NOW, NOW.plus(Duration.ofMinutes(3)));
    assertThat(content).containsEntry("service-current", TWO).containsEntry("service-next", ONE);

    apply("Draining", 2L, NOW, NOW.plus(Duration.ofHours(25)));
    assertThat(content).containsEntry("service-current", TWO).containsEntry("service-next", ONE);

    apply("Retiring", 2L, NOW, NOW.plus(Duration.ofHours(26)));
    assertThat(content).containsEntry("service-current", TWO).containsEntry("service-next", "");
  }

  @Test
  void oneThatIsBroughtBackBeforeItWasSentStaysUnsent() {
    apply("Switching", 2L, NOW, NOW);
    applyBack("Preparing", NOW, NOW.plusSeconds(60));

    assertThat(content).containsEntry("service-current", ONE).containsEntry("service-next", TWO);
  }

  @Test
  void oneThatIsBroughtBackAfterwardsIsSentAgainWhenAllCanHaveReadIt() {
    apply("Switching", 2L, NOW, NOW);
    apply("Switching", 2L, NOW, NOW.plusSeconds(180));
    applyBack("Switching", NOW.plusSeconds(200), NOW.plusSeconds(210));
    assertThat(content).containsEntry("service-current", TWO).containsEntry("service-next", ONE);

    applyBack("Switching", NOW.plusSeconds(200), NOW.plusSeconds(380));
    assertThat(content).containsEntry("service-current", ONE).containsEntry("service-next", TWO);

    applyBack("Retiring", NOW.plusSeconds(200), NOW.plusSeconds(600));
    assertThat(content).containsEntry("service-current", ONE).containsEntry("service-next", "");
  }

  @Test
  void tokenOfTheOwnersIsNeverTouched() {
    content.put("service-current", "mine");
    content.put("jwt-current", SEED.derive("jwt/1", 48));

    for (var phase : new String[] {"Preparing", "Switching", "Draining", "Retiring"}) {
      apply(phase, 2L, NOW, NOW.plus(Duration.ofHours(30)));
      assertThat(content)
          .containsEntry("service-current", "mine")
          .doesNotContainKey("service-next");
    }
    assertThat(content).containsEntry("jwt-current", SEED.derive("jwt/2", 48));
  }

  @Test
  void lostOnesComeBackAsTheyWere() {
    apply("Draining", 2L, NOW, NOW.plusSeconds(600));
    content.clear();
    apply("Retiring", 2L, NOW, NOW.plusSeconds(600));

    assertThat(content).containsEntry("service-current", TWO);
  }

  private void apply(String phase, @Nullable Long pending, Instant published, Instant now) {
    apply(
        new CredentialsStatus(
            1L, "a", null, phase, published, pending, null, null, null, published, null, null),
        now);
  }

  private void applyBack(String phase, Instant published, Instant now) {
    apply(
        new CredentialsStatus(
            2L, "b", null, phase, published, 1L, null, null, null, published, null, null),
        now);
  }

  private void apply(CredentialsStatus status, Instant now) {
    var desk = Desks.with(desk(""), desk("").status().change().credentials(status).seal());
    var seen =
        content.isEmpty()
            ? Observation.empty()
            : Observation.empty()
                .withSecrets(
                    Map.of("recio-tokens", new SecretSeen("recio-tokens", true, "desk", content)));
    var wish = TokenSecret.of(desk, seen, SEED, now);
    wish.data()
        .forEach(
            (key, value) -> {
              if (wish.corrects(content.get(key), value)) {
                content.put(key, value);
              }
            });
  }
}
