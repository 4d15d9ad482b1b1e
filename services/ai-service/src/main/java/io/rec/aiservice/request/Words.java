package io.rec.aiservice.request;

import io.rec.domain.indicator.TimeFrame;
import java.util.regex.Pattern;

/** The words of a request. */
final class Words {

  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9._:/-]{0,31}");

  /** It is stored, and told to a language model: neither takes any text for a name. */
  private static final Pattern FIGURE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.%()+/ -]{0,63}");

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

  static void requireFigure(String path, String name) throws BadRequest {
    if (!FIGURE.matcher(name).matches()) {
      throw new BadRequest(
          path, "BadName", "'%s' is no name of a figure: up to 64 letters".formatted(shown(name)));
    }
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
