package io.rec.venues.kalshi.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Which rows of a list are asked for; all of them unless something is added. */
public final class AccountFilter {

  public static final AccountFilter ALL = new AccountFilter("");

  private final String query;

  private AccountFilter(String query) {
    this.query = query;
  }

  public AccountFilter ticker(String ticker) {
    return with("ticker", ticker);
  }

  /** Of orders: resting, canceled or executed. */
  public AccountFilter status(OrderStatus status) {
    return with("status", status.word());
  }

  /** Of fills: those of one order. */
  public AccountFilter order(String orderId) {
    return with("order_id", orderId);
  }

  /** From this second on. */
  public AccountFilter since(Instant earliest) {
    return with("min_ts", Long.toString(earliest.getEpochSecond()));
  }

  /** Of positions: unsettled (what the exchange gives unasked), settled or all. */
  public AccountFilter settlementStatus(String status) {
    return with("settlement_status", status);
  }

  /** What follows a query's first parameter. */
  String query() {
    return query;
  }

  private AccountFilter with(String name, String value) {
    return new AccountFilter(
        query + "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
