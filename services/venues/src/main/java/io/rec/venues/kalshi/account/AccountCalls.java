package io.rec.venues.kalshi.account;

import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.kalshi.market.Listing;
import io.rec.venues.kalshi.market.Pages;
import io.rec.venues.rest.Reply;
import java.time.Duration;
import java.util.List;

/** The exchange's calls about the account. Each page or call has the deadline. */
public final class AccountCalls {

  private final KalshiRest rest;
  private final Duration deadline;

  public AccountCalls(KalshiRest rest, Duration deadline) {
    this.rest = rest;
    this.deadline = deadline;
  }

  public Reply<AccountLimits> limits() throws InterruptedException {
    return rest.ask(AccountQueries.limits(), deadline);
  }

  /** All of the account's keys, the one that signs among them. */
  public Reply<List<AccountKey>> keys() throws InterruptedException {
    return rest.ask(AccountQueries.keys(), deadline);
  }

  public Reply<Listing<AccountOrder>> orders(AccountFilter filter) throws InterruptedException {
    return pages().all(AccountQueries.orders(filter));
  }

  /** By the exchange's own id; refused with 404 when there is no such order. */
  public Reply<AccountOrder> order(String orderId) throws InterruptedException {
    return rest.ask(AccountQueries.order(orderId), deadline);
  }

  public Reply<Listing<AccountFill>> fills(AccountFilter filter) throws InterruptedException {
    return pages().all(AccountQueries.fills(filter));
  }

  public Reply<Listing<AccountPosition>> positions(AccountFilter filter)
      throws InterruptedException {
    return pages().all(AccountQueries.positions(filter));
  }

  public Reply<Listing<AccountSettlement>> settlements(AccountFilter filter)
      throws InterruptedException {
    return pages().all(AccountQueries.settlements(filter));
  }

  private Pages pages() {
    return new Pages(rest, deadline);
  }
}
