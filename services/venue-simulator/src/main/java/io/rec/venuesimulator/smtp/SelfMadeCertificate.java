package io.rec.venuesimulator.smtp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for this machine that nobody else has signed: the JDK can use one, but has no
 * interface that makes one.
 *
 * @param pem for clients that are to believe it
 */
record SelfMadeCertificate(SSLContext context, String pem) {

  private static final String ALIAS = "smtp";
  private static final Duration BEFORE = Duration.ofDays(1);
  private static final Duration AFTER = Duration.ofDays(3650);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String KEY_IDENTIFIER = "2.5.29.14";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String OTHER_NAMES = "2.5.29.17";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";

  static SelfMadeCertificate make(Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      byte[] encoded = signed(keys, now);
      Certificate certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
      return new SelfMadeCertificate(context(keys, certificate), pem(encoded));
    } catch (GeneralSecurityException | IOException failed) {
      throw new IllegalStateException("no certificate could be made for SMTP", failed);
    }
  }

  private static byte[] signed(KeyPair keys, Instant now) throws GeneralSecurityException {
    byte[] algorithm = Der.sequence(Der.id(ECDSA_WITH_SHA256));
    byte[] name =
        Der.sequence(
            Der.set(Der.sequence(Der.id(COMMON_NAME), Der.text("REC.IO venue simulator"))));
    byte[] content =
        Der.sequence(
            Der.tagged(0xa0, Der.whole(BigInteger.TWO)),
            Der.whole(BigInteger.valueOf(now.toEpochMilli())),
            algorithm,
            name,
            Der.sequence(
                Der.time(TIME.format(now.minus(BEFORE))), Der.time(TIME.format(now.plus(AFTER)))),
            name,
            keys.getPublic().getEncoded(),
            Der.tagged(0xa3, extensions(keys)));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(content);
    return Der.sequence(content, algorithm, Der.bits(0, signature.sign()));
  }

  private static byte[] extensions(KeyPair keys) throws GeneralSecurityException {
    byte[] names =
        Der.sequence(
            Der.tagged(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
            Der.tagged(0x87, new byte[] {127, 0, 0, 1}));
    byte[] identifier = MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
    return Der.sequence(
        Der.sequence(Der.id(BASIC_CONSTRAINTS), Der.truth(), Der.octets(Der.sequence(Der.truth()))),
        // To sign with, and to sign itself.
        Der.sequence(Der.id(KEY_USAGE), Der.truth(), Der.octets(Der.bits(2, (byte) 0b1000_0100))),
        Der.sequence(Der.id(KEY_IDENTIFIER), Der.octets(Der.octets(identifier))),
        Der.sequence(Der.id(OTHER_NAMES), Der.octets(names)));
  }

  private static SSLContext context(KeyPair keys, Certificate certificate)
      throws GeneralSecurityException, IOException {
    char[] unneeded = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, unneeded);
    store.setKeyEntry(ALIAS, keys.getPrivate(), unneeded, new Certificate[] {certificate});
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, unneeded);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static String pem(byte[] encoded) {
    return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
        .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded));
  }
}
