package io.rec.aiservice.request;

import io.rec.domain.indicator.TimeFrame;
import java.util.regex.Pattern;

/** The two words of a request. */
final class Words {

  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9._:/-]{0,31}");

  private Words() {}

  static String symbol(String text) throws BadRequest {
    if (!SYMBOL.matcher(text).matches()) {
      throw new BadRequest(
          "symbol",
          "BadSymbol",
          "'%s' is no symbol: up to 32 capital letters and digits".formatted(shown(text)));
    }
    return text;
  }

  static TimeFrame timeFrame(String text) throws BadRequest {
    return TimeFrame.of(text)
        .orElseThrow(
            () ->
                new BadRequest(
                    "timeframe",
                    "UnknownTimeframe",
                    "'%s' is none of %s"
                        .formatted(shown(text), String.join(", ", TimeFrame.words()))));
  }

  /** Short and in one line, for it stands in answers and logs. */
  static String shown(String text) {
    return shown(text, 40);
  }

  static String shown(String text, int most) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= most ? line : line.substring(0, most) + "...";
  }
}
