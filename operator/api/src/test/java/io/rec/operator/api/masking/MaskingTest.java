package io.rec.operator.api.masking;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
  private static final String PASSWORD = "c0rrect horse/battery+\"staple\"";
  private static final String PEM =
      "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIGx1bm92ZXJ5c2VjcmV0a2V5aGVyZQ\n-----END PRIVATE KEY-----\n";

  private static final Masking KNOWING =
      new Masking(
          SecretWords.of(
              List.of(
                  secret(
                      Map.of(
                          "POSTGRES_PASSWORD", PASSWORD,
                          "POSTGRES_USER", "rec_io_user_a",
                          "POSTGRES_HOST", "postgres",
                          "kalshi.pem", PEM,
                          "pin", "1234")))));

  @Test
  void noSpellingOfAKnownSecretIsLeft() {
    String base64 = Base64.getEncoder().encodeToString(PASSWORD.getBytes(StandardCharsets.UTF_8));
    String text =
        "login with %s; json \"%s\"; data: %s; url %s"
            .formatted(
                PASSWORD,
                PASSWORD.replace("\"", "\\\""),
                base64,
                "c0rrect+horse%2Fbattery%2B%22staple%22");

    assertThat(KNOWING.mask(text)).isEqualTo("login with ***; json \"***\"; data: ***; url ***");
  }

  @Test
  void aKeyIsMaskedAsAWholeAndLineByLine() {
    String line = PEM.lines().toList().get(1);

    assertThat(KNOWING.mask("a\n" + PEM + "b"))
        .doesNotContain(line)
        .startsWith("a\n")
        .endsWith("b");
    assertThat(KNOWING.mask("  " + line)).isEqualTo("  ***");
    assertThat(KNOWING.mask(PEM.replace("\n", "\\n"))).doesNotContain(line);
  }

  @Test
  void whatIsNoSecretStays() {
    assertThat(KNOWING.mask("rec_io_user_a at postgres:5432, pin 1234"))
        .isEqualTo("rec_io_user_a at postgres:5432, pin 1234");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=hunter2",
        "password: hunter2",
        "\"password\" : \"hunter2\"",
        "PGPASSWORD='hunter2'",
        "{\"api_key\":\"hunter2\"}",
        "apiKey=hunter2&x=1",
        "jdbc:postgresql://u:hunter2@postgres/rec_io_db",
        "https://ana:hunter2@example.org",
        "Authorization: Bearer hunter2",
        "authorization=Basic hunter2",
        "Bearer hunter2-hunter2-hunter2",
        "SCRAM-SHA-256$4096:hunter2$a:b",
        "client_secret: hunter2",
        "service-token=hunter2",
      })
  void whatLooksLikeASecretIsMaskedWithoutBeingKnown(String line) {
    assertThat(new Masking(new SecretWords()).mask(line)).doesNotContain("hunter2").contains("***");
  }

  @Test
  void aJwtIsMasked() {
    String jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJl";

    assertThat(new Masking(new SecretWords()).mask("cookie " + jwt + ";")).isEqualTo("cookie ***;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secretName: recio-db",
        "  restartToken: trade-manager/20261126",
        "rec.io/restart-token: 20261126-220838-ab12cd",
        "password authentication failed for user \"rec_io_user_a\"",
        "credentialsSecretRef:\n  name: kalshi-key",
        "the token has expired",
        "at io.rec.Token.read(Token.java:12)",
      })
  void whatSupportNeedsStays(String text) {
    assertThat(new Masking(new SecretWords()).mask(text)).isEqualTo(text);
  }

  private static Secret secret(Map<String, String> data) {
    var builder = new SecretBuilder().withNewMetadata().withName("s").endMetadata();
    data.forEach(
        (key, value) ->
            builder.addToData(
                key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    return builder.build();
  }
}
