package io.rec.mainapp.gateway.trades;

import io.rec.mainapp.signin.Person;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Names a person's ticket after the request that asks for it, in the form of all ticket ids: a
 * second click, also at another pod, is the same ticket, and the trade manager takes each once.
 */
final class TicketNames {

  private static final long NINE_HEX_DIGITS = 0xFFFFFFFFFL;
  private static final BigInteger THIRTEEN_DIGITS = BigInteger.TEN.pow(13);

  private TicketNames() {}

  static String of(Person person, String requestId) {
    byte[] digest = digest(person.userId() + "/" + requestId);
    BigInteger number = new BigInteger(1, digest);
    return String.format(
        Locale.ROOT,
        "TICKET-%09x-%013d",
        number.longValue() & NINE_HEX_DIGITS,
        number.shiftRight(Long.SIZE).mod(THIRTEEN_DIGITS));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this JDK lacks SHA-256", missing);
    }
  }
}
