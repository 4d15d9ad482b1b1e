package io.rec.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.TestRole;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenRotationTest {

  private final ConfigFolder config = ConfigFolder.create().with("sample");

  @Test
  @DisplayName("BOT-SEC-01 an internal route answers 401 without the token or with a wrong one")
  void demandsTheToken() {
    try (TestRole running = SampleRole.withoutDatabase().run(config).awaitReady()) {
      assertThat(running.getWith("/sample/internal").statusCode()).isEqualTo(401);
      assertThat(status(running, "wrong")).isEqualTo(401);
      assertThat(status(running, ConfigFolder.TOKEN)).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("BOT-SEC-01 health, metrics and ports answer without a token")
  void leavesHealthOpen() {
    try (TestRole running = SampleRole.withoutDatabase().run(config).awaitReady()) {
      for (String path :
          new String[] {
            "/health",
            "/health/detailed",
            "/health/live",
            "/health/ready",
            "/prometheus",
            "/api/ports"
          }) {
        assertThat(running.getWith(path).statusCode()).as(path).isEqualTo(200);
      }
    }
  }

  @Test
  @DisplayName(
      "BOT-SEC-02 accepts the current and the next token, and forgets the old one after the overlap")
  void acceptsBothDuringTheOverlap() {
    try (TestRole running = SampleRole.withoutDatabase().run(config).awaitReady()) {
      config.tokens(Map.of("service-next", "token-two"));
      await().untilAsserted(() -> assertThat(status(running, "token-two")).isEqualTo(200));
      assertThat(status(running, ConfigFolder.TOKEN)).isEqualTo(200);

      config.tokens(Map.of("service-current", "token-two")).withoutToken("service-next");

      await().untilAsserted(() -> assertThat(status(running, ConfigFolder.TOKEN)).isEqualTo(401));
      assertThat(status(running, "token-two")).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("BOT-LOG-04 a secret prints as stars")
  void printsAsStars() {
    assertThat(new Secret("canary").toString()).isEqualTo("***");
  }

  private static int status(TestRole running, String token) {
    return running.getWith("/sample/internal", "Authorization", "Bearer " + token).statusCode();
  }
}
