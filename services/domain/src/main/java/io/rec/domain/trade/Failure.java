package io.rec.domain.trade;

import java.util.List;
import java.util.Locale;

/** Why an order did not go through. */
public record Failure(Kind kind, String text) {
  private static final List<String> NOTHING_THERE =
      List.of("insufficient_resting_volume", "insufficient balance", "insufficient_balance");

  /**
   * The venue's refusals: it read the order and did not take it. What it says during a pause is not
   * written down anywhere, so both ways to say it are known.
   */
  private static final List<String> REFUSALS =
      List.of(
          "bad_request",
          "invalid_price",
          "invalid_order",
          "invalid_parameters",
          "missing_parameters",
          "market_inactive",
          "market_closed",
          "market_not_found",
          "deprecated_v1_order_endpoint",
          "too many requests",
          "exchange_paused",
          "exchange_is_paused",
          "trading_paused",
          "trading_is_paused");

  /** What a failure leaves behind. */
  public enum Kind {
    /** There was nothing to buy, or nothing to buy it with. */
    NOTHING_BOUGHT,
    /** Refused for a reason that a person should see. */
    REFUSED,
    /** The order may have been taken. */
    UNKNOWN
  }

  /**
   * Reads the text of a failure. A text that is not known leaves the outcome unknown: asking the
   * venue costs a request, a wrong guess costs a position. So does the refusal of a name that was
   * used before, because the order that used it may live.
   */
  public static Failure of(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (NOTHING_THERE.stream().anyMatch(lower::contains)) {
      return new Failure(Kind.NOTHING_BOUGHT, text);
    }
    return new Failure(
        REFUSALS.stream().anyMatch(lower::contains) ? Kind.REFUSED : Kind.UNKNOWN, text);
  }

  boolean leavesDoubt() {
    return kind == Kind.UNKNOWN;
  }
}
