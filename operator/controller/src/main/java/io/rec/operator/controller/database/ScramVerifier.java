package io.rec.operator.controller.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What PostgreSQL stores for a password (RFC 5803). Sent instead of the password, because a clear
 * text in {@code ALTER ROLE} would stand in the server's statement log.
 */
public final class ScramVerifier {
  /** PostgreSQL's own default; a verifier with another count works as well. */
  private static final int ITERATIONS = 4096;

  private static final int KEY_BITS = 256;

  private ScramVerifier() {}

  public static String of(Password password, byte[] salt) {
    // Beyond ASCII the server would apply SASLprep before it compares; what we generate never is.
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(password.value())) {
      throw new IllegalArgumentException("only ASCII passwords can be turned into a verifier");
    }
    try {
      var salted = salted(password, salt);
      var storedKey = MessageDigest.getInstance("SHA-256").digest(hmac(salted, "Client Key"));
      var serverKey = hmac(salted, "Server Key");
      var base64 = Base64.getEncoder();
      return "SCRAM-SHA-256$%d:%s$%s:%s"
          .formatted(
              ITERATIONS,
              base64.encodeToString(salt),
              base64.encodeToString(storedKey),
              base64.encodeToString(serverKey));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks SCRAM-SHA-256's algorithms", e);
    }
  }

  private static byte[] salted(Password password, byte[] salt) throws GeneralSecurityException {
    var key = new PBEKeySpec(password.value().toCharArray(), salt, ITERATIONS, KEY_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
    } finally {
      key.clearPassword();
    }
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
  }
}
