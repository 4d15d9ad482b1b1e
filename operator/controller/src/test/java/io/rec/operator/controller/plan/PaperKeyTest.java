package io.rec.operator.controller.plan;

import static io.rec.operator.controller.plan.Desks.desk;
import static io.rec.operator.controller.plan.Desks.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PaperKeyTest {
  private static final byte[] TEXT = "1700000000000GET/path".getBytes(StandardCharsets.UTF_8);

  @Test
  void whatOneHalfSignsTheOtherAccepts() throws GeneralSecurityException {
    var files = PaperKey.of(Desks.SEED).files();
    var keys = KeyFactory.getInstance("Ed25519");
    var signing = Signature.getInstance("Ed25519");
    signing.initSign(keys.generatePrivate(new PKCS8EncodedKeySpec(der(files.get("kalshi.pem")))));
    signing.update(TEXT);

    var check = Signature.getInstance("Ed25519");
    check.initVerify(
        keys.generatePublic(new X509EncodedKeySpec(der(files.get("kalshi-public.pem")))));
    check.update(TEXT);

    assertThat(check.verify(signing.sign())).isTrue();
  }

  /** A change of the derivation would have every paper exchange refuse its desk for a while. */
  @Test
  void derivationNeverChanges() {
    var files = PaperKey.of(Desks.SEED).files();

    assertThat(files)
        .isEqualTo(PaperKey.of(Desks.SEED).files())
        .containsEntry("KALSHI_API_KEY_ID", "66877192-6e8c-dda6-792c-aa22392c8b24");
    assertThat(files.get("kalshi-public.pem"))
        .contains("MCowBQYDK2VwAyEAs830IxCqcWUjgveAA3X6XG+qE/8B3G3GhpZsANY2ak0=");
  }

  @Test
  void isDerivedOnce() {
    var keys = new PaperKeys();
    var again = new Seed(Desks.SEED.base64());
    var other = Seed.of("another seed of thirty-two bytes".getBytes(StandardCharsets.UTF_8));

    assertThat(keys.of(again)).isSameAs(keys.of(Desks.SEED)).isNotEqualTo(keys.of(other));
    assertThat(keys.of(Desks.SEED).files()).isEqualTo(PaperKey.of(Desks.SEED).files());
  }

  @Test
  void anotherSeedGivesAnotherKey() {
    var other = Seed.of("another seed of thirty-two bytes".getBytes(StandardCharsets.UTF_8));

    assertThat(PaperKey.of(other).files().values())
        .doesNotContainAnyElementsOf(PaperKey.of(Desks.SEED).files().values());
  }

  @Test
  void keepsItsPrivateHalfOutOfLogs() {
    assertThat(PaperKey.of(Desks.SEED).toString()).doesNotContain("PRIVATE", "BEGIN");
  }

  @Test
  void onlyADeskOnOurOwnExchangeHasOne() {
    var paper = plan(desk(""), Desks.seeded());
    var demo =
        plan(
            desk(
                "connectors: {broker: {type: kalshi, environment: Demo,"
                    + " credentialsSecretRef: {name: kalshi}}}"),
            Desks.seeded());

    assertThat(paper.secrets()).extracting(SecretWish::name).contains("recio-paper-key");
    assertThat(demo.secrets()).extracting(SecretWish::name).doesNotContain("recio-paper-key");
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder()
        .decode(pem.replaceAll("-----(BEGIN|END) (PRIVATE|PUBLIC) KEY-----", ""));
  }
}
