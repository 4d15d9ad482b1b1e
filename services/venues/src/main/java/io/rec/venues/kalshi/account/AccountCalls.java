package io.rec.venues.kalshi.account;

import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.kalshi.market.Listing;
import io.rec.venues.kalshi.market.Pages;
import io.rec.venues.rest.Reply;
import io.rec.venues.wire.Fields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The exchange's calls about the account. Each page or call has the deadline. */
public final class AccountCalls {

  private static final String LARGEST_PAGE = "?limit=1000";
  private static final int SINGLE_ORDER_TOKENS = 2;

  private final KalshiRest rest;
  private final Duration deadline;

  public AccountCalls(KalshiRest rest, Duration deadline) {
    this.rest = rest;
    this.deadline = deadline;
  }

  public Reply<AccountLimits> limits() throws InterruptedException {
    return rest.fields("/account/limits", deadline).read(AccountLimits::read);
  }

  /** All of the account's keys, the one that signs among them. */
  public Reply<List<AccountKey>> keys() throws InterruptedException {
    return rest.fields("/api_keys", deadline)
        .read(
            answer -> {
              List<AccountKey> keys = new ArrayList<>();
              for (Fields row : answer.objects("api_keys")) {
                keys.add(AccountReader.key(row));
              }
              return List.copyOf(keys);
            });
  }

  public Reply<Listing<AccountOrder>> orders(AccountFilter filter) throws InterruptedException {
    return pages()
        .all(
            "/portfolio/orders" + LARGEST_PAGE + filter.query(),
            "orders",
            "order_id",
            AccountReader::order);
  }

  /** By the exchange's own id; refused with 404 when there is no such order. */
  public Reply<AccountOrder> order(String orderId) throws InterruptedException {
    String id = URLEncoder.encode(orderId, StandardCharsets.UTF_8);
    return rest.fields("/portfolio/orders/" + id, SINGLE_ORDER_TOKENS, deadline)
        .read(answer -> AccountReader.order(answer.object("order")));
  }

  public Reply<Listing<AccountFill>> fills(AccountFilter filter) throws InterruptedException {
    return pages()
        .all(
            "/portfolio/fills" + LARGEST_PAGE + filter.query(),
            "fills",
            "trade_id",
            AccountReader::fill);
  }

  public Reply<Listing<AccountPosition>> positions(AccountFilter filter)
      throws InterruptedException {
    return pages()
        .all(
            "/portfolio/positions" + LARGEST_PAGE + filter.query(),
            "market_positions",
            "ticker",
            AccountReader::position);
  }

  public Reply<Listing<AccountSettlement>> settlements(AccountFilter filter)
      throws InterruptedException {
    return pages()
        .all(
            "/portfolio/settlements" + LARGEST_PAGE + filter.query(),
            "settlements",
            "ticker",
            AccountReader::settlement);
  }

  private Pages pages() {
    return new Pages(rest, deadline);
  }
}
