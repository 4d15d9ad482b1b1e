package io.rec.domain.stop;

import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.domain.trade.Effect.Severity;
import java.util.Arrays;
import java.util.Optional;

/** What is done with open positions when the desk must stop. */
public enum EmergencyPolicy {
  FLATTEN("Flatten"),
  CANCEL_ONLY("CancelOnly"),
  HOLD("Hold");

  private final String word;

  EmergencyPolicy(String word) {
    this.word = word;
  }

  public static EmergencyPolicy ofWord(String word) {
    return Arrays.stream(values())
        .filter(policy -> policy.word.equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' is no emergency policy".formatted(word)));
  }

  public String word() {
    return word;
  }

  /**
   * What to do with one position.
   *
   * @param alert for a person, if the policy cannot be followed
   */
  public record Plan(boolean cancelOrders, boolean closePosition, Optional<RaiseAlert> alert) {}

  /** Nothing is closed on an old price, whoever insists: a person is called instead. */
  public Plan plan(boolean priceIsFresh) {
    return switch (this) {
      case HOLD -> new Plan(false, false, Optional.empty());
      case CANCEL_ONLY -> new Plan(true, false, Optional.empty());
      case FLATTEN ->
          priceIsFresh
              ? new Plan(true, true, Optional.empty())
              : new Plan(
                  true,
                  false,
                  Optional.of(
                      new RaiseAlert(
                          Severity.CRITICAL,
                          "the price is old: orders are canceled, the position stays open")));
    };
  }
}
