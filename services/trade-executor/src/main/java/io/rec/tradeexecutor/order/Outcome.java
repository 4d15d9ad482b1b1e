package io.rec.tradeexecutor.order;

import java.util.Locale;

/** What is said of an order. */
enum Outcome {
  ACCEPTED,
  DONE,
  REFUSED,
  UNKNOWN,
  NEVER,
  NOT_FOUND;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
