package io.rec.operator.controller.plan;

import static io.rec.operator.controller.plan.Desks.NOW;
import static io.rec.operator.controller.plan.Desks.SEED;
import static io.rec.operator.controller.plan.Desks.desk;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.CredentialsStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.SecretSeen;
import io.rec.operator.controller.plan.token.Tokens;
import io.rec.operator.controller.plan.token.TokensCodec;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenSecretTest {
  private static final String ONE = SEED.derive("service/1", 48);
  private static final String TWO = SEED.derive("service/2", 48);

  private final Map<String, String> content = new TreeMap<>();

  @Test
  @DisplayName("BOT-SEC-02 what is sent is always accepted, and nothing is sent before it is read")
  void tokensChangeWithoutAFailedRequest() {
    apply(new Tokens.Resting(1, NOW, NOW));
    assertThat(content).containsEntry("service-current", ONE).doesNotContainKey("service-next");

    apply(new Tokens.Laid(1, NOW, NOW));
    assertThat(content).containsEntry("service-current", ONE).containsEntry("service-next", TWO);

    apply(new Tokens.Turned(2, NOW));
    assertThat(content).containsEntry("service-current", TWO).containsEntry("service-next", ONE);

    apply(new Tokens.Resting(2, NOW, NOW));
    assertThat(content).containsEntry("service-current", TWO).containsEntry("service-next", "");
  }

  @Test
  @DisplayName("one that was lost is laid out before it is sent")
  void neverSendsWhatWasNotLaidOut() {
    apply(new Tokens.Turned(2, NOW));
    assertThat(content).containsEntry("service-current", ONE).containsEntry("service-next", TWO);

    apply(new Tokens.Turned(2, NOW));
    assertThat(content).containsEntry("service-current", TWO).containsEntry("service-next", ONE);
  }

  @Test
  void tokenOfTheOwnersIsNeverTouched() {
    content.put("service-current", "mine");
    content.put("jwt-current", SEED.derive("jwt/1", 48));

    for (var step :
        new Tokens[] {
          new Tokens.Laid(1, NOW, NOW), new Tokens.Turned(2, NOW), new Tokens.Resting(2, NOW, NOW)
        }) {
      apply(step);
      assertThat(content)
          .containsEntry("service-current", "mine")
          .doesNotContainKey("service-next");
    }
    assertThat(content).containsEntry("jwt-current", SEED.derive("jwt/2", 48));
  }

  @Test
  void lostOnesComeBackAsTheyWere() {
    apply(new Tokens.Resting(2, NOW, NOW));
    content.clear();
    apply(new Tokens.Resting(2, NOW, NOW));

    assertThat(content).containsEntry("service-current", TWO);
  }

  @Test
  @DisplayName("an operator that finds none of this in the status changes no value")
  void upgradeChangesNothing() {
    content.put("service-current", SEED.derive("service/5", 48));
    content.put("service-next", "");
    var before = Map.copyOf(content);
    var login =
        new CredentialsStatus(
            5L, "a", "recio-db", "Stable", NOW, null, NOW, null, null, null, null, null);

    apply(desk("").status().change().credentials(login).seal());

    assertThat(content).containsAllEntriesOf(before);
  }

  private void apply(Tokens step) {
    apply(desk("").status().change().tokens(TokensCodec.write(step)).seal());
  }

  private void apply(TradingSystemStatus status) {
    var desk = Desks.with(desk(""), status);
    var seen =
        content.isEmpty()
            ? Observation.empty()
            : Observation.empty()
                .withSecrets(
                    Map.of("recio-tokens", new SecretSeen("recio-tokens", true, "desk", content)));
    var wish = TokenSecret.of(desk, seen, SEED, NOW);
    wish.data()
        .forEach(
            (key, value) -> {
              if (wish.corrects(content.get(key), value)) {
                content.put(key, value);
              }
            });
  }
}
