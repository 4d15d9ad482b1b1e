package io.rec.domain.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** The whole-dollar price a market asks about, {@code $118,500} for a floor strike of 118499.99. */
public record Strike(long dollars) {
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final Pattern LABEL = Pattern.compile("\\$(\\d{1,3}(?:,\\d{3})*|\\d{1,15})");

  public Strike {
    if (dollars < 0) {
      throw new IllegalArgumentException("a strike of %d dollars is negative".formatted(dollars));
    }
  }

  /** The strike of a market: a price strictly above the floor strike is "this strike or above". */
  public static Strike ofFloor(BigDecimal floorStrike) {
    return new Strike(floorStrike.add(CENT).setScale(0, RoundingMode.FLOOR).longValueExact());
  }

  /** Reads {@code $118,500}, with or without commas. */
  public static Strike parse(String label) {
    var parts = LABEL.matcher(label);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no strike: expected a form such as $118,500".formatted(label));
    }
    return new Strike(Long.parseLong(parts.group(1).replace(",", "")));
  }

  public String label() {
    return String.format(Locale.ROOT, "$%,d", dollars);
  }

  @Override
  public String toString() {
    return label();
  }
}
