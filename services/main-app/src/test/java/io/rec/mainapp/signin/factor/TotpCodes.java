package io.rec.mainapp.signin.factor;

import java.math.BigInteger;
import java.time.Instant;

/** The codes that an app computes from the secret it was shown. */
public final class TotpCodes {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private TotpCodes() {}

  public static String of(String base32, Instant at) {
    return Totp.code(decoded(base32), Totp.step(at), Totp.DIGITS);
  }

  private static byte[] decoded(String base32) {
    BigInteger number = BigInteger.ONE;
    for (char letter : base32.toCharArray()) {
      number = number.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(letter)));
    }
    byte[] withMark = number.toByteArray();
    return java.util.Arrays.copyOfRange(withMark, 1, withMark.length);
  }
}
