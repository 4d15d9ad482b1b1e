package io.rec.venues.kalshi.order;

import io.rec.domain.money.Contracts;
import java.util.Optional;

/** What became of amending an order. */
public sealed interface Amending {

  /** It is as was wanted; it may have traded at once. Not every answer tells how much. */
  record Amended(String orderId, Optional<Contracts> filled, Optional<Contracts> remaining)
      implements Amending {}

  /** It does not rest: it may be cancelled, or filled, or never have been ours. */
  record NotResting(String reason) implements Amending {}

  /** The exchange read it and left the order as it was. */
  record Refused(int status, String code, String message) implements Amending {

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

  /** The order may be as it was, or as was wanted, or become so in a moment. */
  record Unknown(String reason) implements Amending {}

  /** It did not leave this process. */
  record NotSent(String reason) implements Amending {}
}
