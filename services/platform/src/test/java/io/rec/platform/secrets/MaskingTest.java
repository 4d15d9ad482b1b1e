package io.rec.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  @Test
  @DisplayName("BOT-LOG-04 masks the value of every secret, wherever it stands")
  void masksKnownValues() {
    new Secret("canary-4711-value");

    assertThat(Masking.mask("login failed with canary-4711-value!"))
        .isEqualTo("login failed with ***!");
  }

  @Test
  @DisplayName("BOT-LOG-04 leaves nothing over of a secret that begins like another")
  void masksTheLongestFirst() {
    new Secret("canary-0815");
    new Secret("canary-0815-and-more");

    assertThat(Masking.mask("canary-0815-and-more, canary-0815")).isEqualTo("***, ***");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Authorization: Bearer abcdefgh12345678      | Authorization: Bearer ***
          jdbc:postgresql://joe:hunter22@host/db      | jdbc:postgresql://joe:***@host/db
          password=hunter22&ssl=true                  | password=***&ssl=true
          {"api_key":"hunter22","name":"x"}           | {"api_key":"***","name":"x"}
          FATAL: PGPASSWORD: hunter22                 | FATAL: PGPASSWORD: ***
          session eyJhbGciOiJIUzI1.eyJzdWIiOiIx.c2ln  | session ***
          """)
  @DisplayName("BOT-LOG-04 masks what looks like a secret")
  void masksLooks(String text, String masked) {
    assertThat(Masking.mask(text)).isEqualTo(masked);
  }

  @Test
  @DisplayName("BOT-LOG-04 masks a private key, also one that is cut off")
  void masksKeys() {
    String key = "-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----";

    assertThat(Masking.mask("read " + key + " from the mount"))
        .isEqualTo("read *** from the mount");
    assertThat(Masking.mask("read -----BEGIN PRIVATE KEY-----\nMIIabc")).isEqualTo("read ***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tokens read",
        "the password was changed",
        "http://trade-manager:4000/trades",
        "secret recio-tokens mounted",
        "trade 17 opened at 0.62"
      })
  void leavesWordsAlone(String text) {
    assertThat(Masking.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-", "password ", "://a:"})
  @Timeout(10)
  @DisplayName("a long text that somebody made up is masked in no time")
  void isQuickWithAnyText(String part) {
    String text = part.repeat(20_000);

    assertThat(Masking.mask(text)).isEqualTo(text);
  }

  @Test
  @DisplayName("a short value is a word of any text and is not looked for")
  void doesNotMaskShortValues() {
    new Secret("open");

    assertThat(Masking.mask("open trades")).isEqualTo("open trades");
  }
}
