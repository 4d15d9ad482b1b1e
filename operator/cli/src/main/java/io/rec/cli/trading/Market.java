package io.rec.cli.trading;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One market by its ticker, {@code KXBTCD-25AUG1515-T118499.99}: above the floor strike it pays.
 *
 * @param strike in whole dollars, as people name it
 */
public record Market(String ticker, long strike) {
  private static final Pattern FORM =
      Pattern.compile("KX[A-Z0-9]{2,10}D-[0-9]{2}[A-Z]{3}[0-9]{4}-T(\\d{1,12}(?:\\.\\d{1,6})?)");
  private static final BigDecimal CENT = new BigDecimal("0.01");

  public static Market parse(String ticker) {
    String written = ticker.toUpperCase(Locale.ROOT);
    Matcher parts = FORM.matcher(written);
    if (!parts.matches()) {
      throw new Failure(
          ExitCode.USAGE,
          "'%s' is no market.".formatted(ticker),
          "Write its ticker as the strike table shows it, such as KXBTCD-25AUG1515-T118499.99.");
    }
    return new Market(
        written,
        new BigDecimal(parts.group(1)).add(CENT).setScale(0, RoundingMode.FLOOR).longValueExact());
  }

  String strikeLabel() {
    return String.format(Locale.ROOT, "$%,d", strike);
  }
}
