package io.rec.venuesimulator.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureGateTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String PATH = "/trade-api/v2/portfolio/balance";
  private static final KeyPair RSA = pair("RSA");
  private static final KeyPair EDWARDS = pair("Ed25519");

  private final Accounts accounts = new Accounts(CLOCK, 0, account -> {});
  private final SignatureGate gate = new SignatureGate(accounts, CLOCK);

  @BeforeEach
  void register() {
    accounts.register("a", "rsa", spki(RSA), BigDecimal.TEN, Tier.BASIC);
    accounts.register("b", "pkcs1", pkcs1(RSA), BigDecimal.TEN, Tier.BASIC);
    accounts.register("c", "ed", spki(EDWARDS), BigDecimal.TEN, Tier.BASIC);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource({"rsa, RSASSA-PSS", "pkcs1, RSASSA-PSS", "ed, Ed25519"})
  void acceptsEachKindOfKey(String keyId, String algorithm) {
    KeyPair pair = keyId.equals("ed") ? EDWARDS : RSA;

    assertThat(gate.check("GET", PATH, headers(keyId, pair, algorithm, 0, PATH)))
        .isInstanceOf(Caller.Member.class);
  }

  @ParameterizedTest(name = "{0} ms: {1}")
  @CsvSource({
    "-20000, true",
    "20000, true",
    "-10000, true",
    "-20001, false",
    "20001, false",
    "60000, false"
  })
  void acceptsTwentySecondsEitherWay(long skewMillis, boolean accepted) {
    Caller caller = gate.check("GET", PATH, headers("rsa", RSA, "RSASSA-PSS", skewMillis, PATH));

    assertThat(caller instanceof Caller.Member).isEqualTo(accepted);
    if (caller instanceof Caller.Refused refused) {
      assertThat(refused.code()).isEqualTo("header_timestamp_expired");
    }
  }

  @Test
  @DisplayName("refuses PKCS#1 v1.5 padding, another path and a signed query")
  void refusesWrongSignatures() {
    for (Map<String, String> headers :
        new Map[] {
          headers("rsa", RSA, "SHA256withRSA", 0, PATH),
          headers("rsa", RSA, "RSASSA-PSS", 0, "/portfolio/balance"),
          headers("rsa", RSA, "RSASSA-PSS", 0, PATH + "?a=1"),
          headers("ed", RSA, "RSASSA-PSS", 0, PATH),
        }) {
      assertThat(gate.check("GET", PATH, headers))
          .isEqualTo(
              new Caller.Refused(
                  "authentication_error", "authentication error", "INCORRECT_API_KEY_SIGNATURE"));
    }
  }

  @Test
  @DisplayName("tells an unknown key and a missing signature apart")
  void tellsUnknownKeyApart() {
    Map<String, String> unsigned =
        Map.of(SignatureGate.KEY, "rsa", SignatureGate.TIMESTAMP, "" + NOW.toEpochMilli());

    assertThat(gate.check("GET", PATH, headers("nobody", RSA, "RSASSA-PSS", 0, PATH)))
        .extracting(caller -> ((Caller.Refused) caller).details())
        .isEqualTo("NOT_FOUND");
    assertThat(gate.check("GET", PATH, unsigned))
        .extracting(caller -> ((Caller.Refused) caller).code())
        .isEqualTo("signature_is_missing_from_headers");
  }

  private static Map<String, String> headers(
      String keyId, KeyPair pair, String algorithm, long skewMillis, String path) {
    String timestamp = Long.toString(NOW.toEpochMilli() + skewMillis);
    return Map.of(
        SignatureGate.KEY,
        keyId,
        SignatureGate.TIMESTAMP,
        timestamp,
        SignatureGate.SIGNATURE,
        signed(pair, algorithm, timestamp + "GET" + path));
  }

  private static String signed(KeyPair pair, String algorithm, String text) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      if (algorithm.equals("RSASSA-PSS")) {
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      }
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String spki(KeyPair pair) {
    return pem("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  /** What stands behind the 24 bytes of the general form. */
  private static String pkcs1(KeyPair pair) {
    byte[] general = pair.getPublic().getEncoded();
    byte[] inner = new byte[general.length - 24];
    System.arraycopy(general, 24, inner, 0, inner.length);
    return pem("RSA PUBLIC KEY", inner);
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
  }

  private static KeyPair pair(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
