package io.rec.venuesimulator.matching.message;

/** Why what was left of an order went away. */
public enum CancelReason {
  USER(""),
  IMMEDIATE_OR_CANCEL(""),
  GROUP(""),
  SELF_TRADE("SelfTradeCancel"),
  REDUCE_ONLY("ReduceOnlyCancel"),
  EXPIRY("ExpiryCancel"),
  CLOSE("CloseCancel"),
  HALT("HaltCancel");

  private final String wire;

  CancelReason(String wire) {
    this.wire = wire;
  }

  /** As {@code last_update_reason}; empty where the wire has no word for it. */
  public String wire() {
    return wire;
  }
}
