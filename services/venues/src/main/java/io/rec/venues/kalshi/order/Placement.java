package io.rec.venues.kalshi.order;

import io.rec.domain.money.Contracts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What became of sending an order. */
public sealed interface Placement {

  /**
   * The exchange has it.
   *
   * @param remaining what rests; what was cancelled at once does not count
   * @param average what its fills were done at, if there are any
   */
  record Taken(
      String orderId,
      String clientOrderId,
      Contracts filled,
      Contracts remaining,
      Optional<Average> average,
      Instant at)
      implements Placement {}

  /** Per contract, in dollars, rounded by the exchange: not good enough for the books. */
  record Average(BigDecimal yesPrice, BigDecimal fee) {}

  /** The exchange read it and did not take it. */
  record Refused(int status, String code, String message) implements Placement {

    public boolean credentials() {
      return status == 401 || status == 403;
    }

    public boolean tooMany() {
      return status == 429;
    }

    /** One line with the exchange's own word first. */
    public String reason() {
      String word = code.isEmpty() ? message : code + ": " + message;
      return "%s (%d)".formatted(word, status);
    }
  }

  /** Its name was used before: an order of this name exists, or has existed. */
  record Spent(String message) implements Placement {}

  /** The exchange may have it or not. */
  record Unknown(String reason) implements Placement {}

  /** It did not leave this process. */
  record NotSent(String reason) implements Placement {}
}
