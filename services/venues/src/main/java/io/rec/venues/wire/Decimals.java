package io.rec.venues.wire;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Decimal numbers as venues write them. No exponent: {@code 1E+999999999} is short to write and
 * takes all memory to print.
 */
public final class Decimals {

  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,15}(\\.\\d{1,18})?");

  private Decimals() {}

  /** Refuses NaN, infinity, exponents, blanks, and whatever else is not plainly a number. */
  public static BigDecimal read(String what, String text) throws MalformedMessage {
    if (!PLAIN.matcher(text).matches()) {
      throw new MalformedMessage("%s is not a number: '%s'".formatted(what, shown(text)));
    }
    return new BigDecimal(text);
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
