package io.rec.operator.controller.render;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Spells a quantity as the API server stores it: the largest unit that leaves a whole number. Any
 * other spelling means the same amount and yet a write in every pass.
 */
final class QuantitySpelling {
  private static final Pattern FORM = Pattern.compile("([0-9]*\\.?[0-9]+|[0-9]+\\.)([A-Za-z]*)");
  private static final List<String> DECIMAL =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final BigDecimal THOUSAND = new BigDecimal(1000);
  private static final BigDecimal KIBI = new BigDecimal(1024);

  private QuantitySpelling() {}

  static String canonical(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return text;
    }
    var binary = form.group(2).endsWith("i");
    var units = binary ? BINARY : DECIMAL;
    var unit = units.indexOf(form.group(2));
    var amount = new BigDecimal(form.group(1));
    // Exponents such as 1e3 keep their form on the server as well.
    if (unit < 0) {
      return text;
    }
    if (amount.signum() == 0) {
      return "0";
    }
    var step = step(binary);
    while (!whole(amount) && unit > 0) {
      amount = amount.multiply(step);
      unit--;
    }
    while (unit < units.size() - 1 && whole(amount.divide(step))) {
      amount = amount.divide(step);
      unit++;
    }
    return whole(amount) ? amount.toBigInteger() + units.get(unit) : text;
  }

  private static BigDecimal step(boolean binary) {
    return binary ? KIBI : THOUSAND;
  }

  private static boolean whole(BigDecimal amount) {
    return amount.stripTrailingZeros().scale() <= 0;
  }
}
