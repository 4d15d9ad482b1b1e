package io.rec.venuesimulator.account;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/** Makes a pair of keys in the forms in which the exchange hands them out. */
public record KeyMaker(String publicPem, String privatePem) {

  private static final int RSA_BITS = 2048;

  /** What the general form puts in front of a private RSA key of this length. */
  private static final int RSA_HEAD_BYTES = 26;

  /** In PKCS#1, as the exchange's site hands it out. */
  public static KeyMaker rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      KeyPair pair = generator.generateKeyPair();
      byte[] general = pair.getPrivate().getEncoded();
      byte[] inner = Arrays.copyOfRange(general, RSA_HEAD_BYTES, general.length);
      return new KeyMaker(
          pem("PUBLIC KEY", pair.getPublic().getEncoded()), pem("RSA PRIVATE KEY", inner));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has RSA", missing);
    }
  }

  /** In PKCS#8. */
  public static KeyMaker ed25519() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new KeyMaker(
          pem("PUBLIC KEY", pair.getPublic().getEncoded()),
          pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has Ed25519", missing);
    }
  }

  private static String pem(String title, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(title, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), title);
  }
}
