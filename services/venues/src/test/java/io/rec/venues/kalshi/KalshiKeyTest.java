package io.rec.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KalshiKeyTest {

  /** Version, algorithm and two lengths: what PKCS#8 has in front of a 2048-bit PKCS#1 key. */
  private static final int PKCS8_HEADER = 26;

  private static final String PATH = "/trade-api/v2/portfolio/balance";
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochMilli(1755282000123L), ZoneOffset.UTC);

  @ParameterizedTest(name = "{1} {2}")
  @CsvSource({
    "1755282000123, GET, /trade-api/v2/portfolio/balance, 1755282000123GET/trade-api/v2/portfolio/balance",
    "1755282000123, POST, /trade-api/v2/portfolio/orders, 1755282000123POST/trade-api/v2/portfolio/orders",
    "1755282000123, GET, /trade-api/v2/portfolio/positions?limit=50, 1755282000123GET/trade-api/v2/portfolio/positions",
    "1755282000123, GET, /trade-api/ws/v2, 1755282000123GET/trade-api/ws/v2",
  })
  void signsTimeMethodAndPathWithoutQuery(
      String timestamp, String method, String path, String expected) {
    assertThat(KalshiKey.text(timestamp, method, path)).isEqualTo(expected);
  }

  @Test
  @DisplayName("signs with an RSA key as the exchange hands it out (PKCS#1)")
  void signsWithPkcs1() throws GeneralSecurityException {
    KeyPair pair = rsa();
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, PKCS8_HEADER, pkcs8.length);

    var headers = key(pem("RSA PRIVATE KEY", pkcs1)).headers("GET", PATH);

    assertThat(verified(pss(), pair, headers)).isTrue();
  }

  @Test
  @DisplayName("signs with an RSA key in PKCS#8")
  void signsWithPkcs8() throws GeneralSecurityException {
    KeyPair pair = rsa();

    var headers = key(pem("PRIVATE KEY", pair.getPrivate().getEncoded())).headers("GET", PATH);

    assertThat(verified(pss(), pair, headers)).isTrue();
  }

  @Test
  @DisplayName("signs with an Ed25519 key")
  void signsWithEd25519() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    var headers = key(pem("PRIVATE KEY", pair.getPrivate().getEncoded())).headers("GET", PATH);

    assertThat(verified(Signature.getInstance("Ed25519"), pair, headers)).isTrue();
  }

  @Test
  @DisplayName("refuses what is no key without showing it")
  void refusesNonsense() {
    assertThatThrownBy(() -> key("my secret words"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret words");
  }

  @Test
  @DisplayName("names the part that the Secret lacks")
  void namesMissingPart() {
    assertThatThrownBy(() -> KalshiCredentials.from(Map.of("KALSHI_API_KEY_ID", "id"), CLOCK))
        .hasMessageContaining("kalshi.pem");
  }

  private static KalshiKey key(String pem) {
    return KalshiKey.of("key-id", pem, CLOCK);
  }

  private static boolean verified(Signature signature, KeyPair pair, Map<String, String> headers)
      throws GeneralSecurityException {
    signature.initVerify(pair.getPublic());
    String text = headers.get("KALSHI-ACCESS-TIMESTAMP") + "GET" + PATH;
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    return signature.verify(Base64.getDecoder().decode(headers.get("KALSHI-ACCESS-SIGNATURE")));
  }

  private static Signature pss() throws GeneralSecurityException {
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    return signature;
  }

  private static KeyPair rsa() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String pem(String name, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(name, Base64.getMimeEncoder().encodeToString(der), name);
  }
}
