package io.rec.venuesimulator.matching.message;

/**
 * Why a command was not carried out. Nothing changed when one is given. The codes of the two pauses
 * are the simulator's own: the contract names none.
 */
public enum Refusal {
  INSUFFICIENT_BALANCE(400, "insufficient_balance", ""),
  INVALID_PRICE(400, "invalid_price", ""),
  INVALID_COUNT(400, "invalid_order", "invalid count"),
  POST_ONLY_CROSS(400, "invalid_order", "post only cross"),
  REDUCE_ONLY_WITHOUT_IOC(400, "invalid_order", "reduce only needs immediate_or_cancel"),
  EXPIRY_WITHOUT_GTC(400, "invalid_order", "expiration_time needs good_till_canceled"),
  EXPIRY_IN_THE_PAST(400, "invalid_parameters", "expiration_time is over"),
  OTHER_SIDE(400, "invalid_parameters", "an order cannot change its side"),
  INVALID_GROUP_LIMIT(400, "invalid_parameters", "contracts_limit"),
  GROUP_TRIGGERED(400, "invalid_order", "order group is triggered"),
  MARKET_INACTIVE(400, "market_inactive", ""),
  TRADING_PAUSED(400, "trading_is_paused", ""),
  EXCHANGE_PAUSED(400, "exchange_is_paused", ""),
  MARKET_NOT_FOUND(404, "market_not_found", ""),
  ORDER_NOT_FOUND(404, "not_found", ""),
  GROUP_NOT_FOUND(404, "not_found", "order group"),
  FILL_OR_KILL_UNFILLED(409, "fill_or_kill_insufficient_resting_volume", "");

  private final int status;
  private final String code;
  private final String details;

  Refusal(int status, String code, String details) {
    this.status = status;
    this.code = code;
    this.details = details;
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** Empty when the code says all. */
  public String details() {
    return details;
  }
}
