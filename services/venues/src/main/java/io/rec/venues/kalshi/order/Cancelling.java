package io.rec.venues.kalshi.order;

import io.rec.domain.money.Contracts;

/** What became of cancelling an order. */
public sealed interface Cancelling {

  /** This much of it rested and rests no more. */
  record Cancelled(String orderId, Contracts reducedBy) implements Cancelling {}

  /** It does not rest: it may be cancelled, or filled, or never have been. */
  record NotResting() implements Cancelling {}

  /** The exchange cancels nothing now, e.g. after the market's close, which cancels by itself. */
  record Refused(int status, String reason) implements Cancelling {}

  /** Nobody knows; cancelling again does no harm. */
  record Unknown(String reason) implements Cancelling {}
}
