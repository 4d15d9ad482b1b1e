package io.rec.mainapp.signin.factor;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords as RFC 6238 has them, with what all authenticator apps can do. */
final class Totp {

  static final int DIGITS = 6;
  static final int STEP_SECONDS = 30;
  private static final String MAC = "HmacSHA1";

  private Totp() {}

  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  static String code(byte[] secret, long step, int digits) {
    byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0x0f;
    int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
    long modulus = (long) Math.pow(10, digits);
    return ("%0" + digits + "d").formatted(number % modulus);
  }

  private static byte[] hmac(byte[] secret, byte[] text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret, MAC));
      return mac.doFinal(text);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every JDK has " + MAC, absent);
    }
  }
}
