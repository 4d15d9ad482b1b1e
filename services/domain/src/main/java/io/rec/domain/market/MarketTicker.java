package io.rec.domain.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** The name of one market, {@code KXBTCD-25AUG1515-T118499.99}: its event and its floor strike. */
public record MarketTicker(EventTicker event, BigDecimal floorStrike) {
  private static final String MARK = "-T";
  private static final Pattern FLOOR = Pattern.compile("\\d{1,12}(?:\\.\\d{1,6})?");

  public MarketTicker {
    if (floorStrike.signum() < 0) {
      throw new IllegalArgumentException(
          "%s has no market with the negative floor strike %s"
              .formatted(event, floorStrike.toPlainString()));
    }
  }

  /** The market of an event with this floor strike, written with two decimals. */
  public static MarketTicker of(EventTicker event, BigDecimal floorStrike) {
    return new MarketTicker(event, floorStrike.setScale(2, RoundingMode.UNNECESSARY));
  }

  /**
   * Reads a ticker; the decimals are kept as they are written, so that it is written back
   * unchanged.
   *
   * @throws IllegalArgumentException naming the text and what is wrong with it
   */
  public static MarketTicker parse(String text) {
    var mark = text.lastIndexOf(MARK);
    if (mark < 0) {
      throw new IllegalArgumentException(
          "'%s' is no market ticker: expected a form such as KXBTCD-25AUG1515-T118499.99"
              .formatted(text));
    }
    var floor = text.substring(mark + MARK.length());
    if (!FLOOR.matcher(floor).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no market ticker: '%s' is no floor strike".formatted(text, floor));
    }
    return new MarketTicker(EventTicker.parse(text.substring(0, mark)), new BigDecimal(floor));
  }

  public Strike strike() {
    return Strike.ofFloor(floorStrike);
  }

  @Override
  public String toString() {
    return event + MARK + floorStrike.toPlainString();
  }
}
