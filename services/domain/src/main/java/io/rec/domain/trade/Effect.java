package io.rec.domain.trade;

import io.rec.domain.money.Contracts;

/** What has to be done after a step; every one may be done twice without harm. */
public sealed interface Effect {

  /** Commit the order before it is sent. */
  record StoreIntent(OrderIntent intent) implements Effect {}

  /** Send it, once its intent is committed. */
  record SendOrder(OrderIntent intent) implements Effect {}

  /** Ask the venue about it now and until it is final. */
  record LookUpOrder(ClientOrderId order) implements Effect {}

  /** Price what is left to sell anew and hand in a close ticket of this attempt. */
  record CloseRest(int attempt, Contracts rest) implements Effect {}

  /** The supervisor's set changed. */
  record TellSupervisor(TradeStatus status) implements Effect {}

  /** Look for the settlement until it is found. */
  record WatchSettlement(String ticker) implements Effect {}

  /** Tell a person. */
  record RaiseAlert(Severity severity, String text) implements Effect {}

  /** How loud an alert is. */
  enum Severity {
    WARNING,
    CRITICAL
  }
}
