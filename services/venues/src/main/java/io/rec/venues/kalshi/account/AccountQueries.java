package io.rec.venues.kalshi.account;

import io.rec.venues.kalshi.KalshiCall;
import io.rec.venues.kalshi.market.ListCall;
import io.rec.venues.rest.Reply;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What can be asked about the account, and how the answers read. */
public final class AccountQueries {

  private static final String LARGEST_PAGE = "?limit=1000";
  private static final int SINGLE_ORDER_TOKENS = 2;

  private AccountQueries() {}

  public static KalshiCall<AccountLimits> limits() {
    return KalshiCall.get("/account/limits", AccountLimits::read);
  }

  /** All of the account's keys, the one that signs among them. */
  public static KalshiCall<List<AccountKey>> keys() {
    return KalshiCall.get("/api_keys", AccountQueries::keys);
  }

  /** By the exchange's own id; refused with 404 when there is no such order. */
  public static KalshiCall<AccountOrder> order(String orderId) {
    String id = URLEncoder.encode(orderId, StandardCharsets.UTF_8);
    return KalshiCall.get(
        "/portfolio/orders/" + id,
        SINGLE_ORDER_TOKENS,
        answer -> AccountReader.order(answer.object("order")));
  }

  /** Newest first. */
  public static ListCall<AccountOrder> orders(AccountFilter filter) {
    return list("/portfolio/orders", filter, "orders", "order_id", AccountReader::order);
  }

  public static ListCall<AccountFill> fills(AccountFilter filter) {
    return list("/portfolio/fills", filter, "fills", "trade_id", AccountReader::fill);
  }

  public static ListCall<AccountPosition> positions(AccountFilter filter) {
    return list(
        "/portfolio/positions", filter, "market_positions", "ticker", AccountReader::position);
  }

  public static ListCall<AccountSettlement> settlements(AccountFilter filter) {
    return list(
        "/portfolio/settlements", filter, "settlements", "ticker", AccountReader::settlement);
  }

  private static <T> ListCall<T> list(
      String path,
      AccountFilter filter,
      String name,
      String key,
      Reply.Reading<Fields, T> reading) {
    return new ListCall<>(path + LARGEST_PAGE + filter.query(), name, key, reading);
  }

  private static List<AccountKey> keys(Fields answer) throws MalformedMessage {
    List<AccountKey> keys = new ArrayList<>();
    for (Fields row : answer.objects("api_keys")) {
      keys.add(AccountReader.key(row));
    }
    return List.copyOf(keys);
  }
}
