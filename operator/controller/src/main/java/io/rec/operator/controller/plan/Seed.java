package io.rec.operator.controller.plan;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Thirty-two random bytes from which every generated secret of a system is derived (HKDF-SHA256),
 * so that a deleted Secret comes back as it was and no pass can invent a second password.
 */
public record Seed(String base64) {
  public static final String KEY = "seed";
  public static final int BYTES = 32;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  public static Seed of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a seed has %d bytes".formatted(BYTES));
    }
    return new Seed(Base64.getEncoder().encodeToString(bytes));
  }

  /**
   * Letters and digits only: they need no quoting in a URL, a file or SQL.
   *
   * @param purpose what it is for, with its generation
   */
  public String derive(String purpose, int length) {
    return letters(new BigInteger(1, bytes(purpose, length * 2)), length);
  }

  /**
   * For keys, which are no text.
   *
   * @param purpose what it is for, with its generation
   */
  byte[] bytes(String purpose, int length) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(Base64.getDecoder().decode(base64))
                  .thenExpand(("rec.io/" + purpose).getBytes(StandardCharsets.UTF_8), length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks HKDF-SHA256", e);
    }
  }

  /** Twice as many bytes as letters leave no letter measurably more likely than another. */
  private static String letters(BigInteger number, int length) {
    var base = BigInteger.valueOf(ALPHABET.length());
    var text = new StringBuilder(length);
    var rest = number;
    for (int i = 0; i < length; i++) {
      var parts = rest.divideAndRemainder(base);
      text.append(ALPHABET.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "***";
  }
}
