package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.exchange.Floor;
import io.rec.venuesimulator.exchange.Origin;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Refusal;
import java.util.Optional;

/** What members do with orders. Whatever the exchange does not do is thrown as {@link Denied}. */
public final class OrderDesk {

  private static final int MOST_OPEN_ORDERS = 200_000;

  private final Exchange exchange;
  private final Records records;
  private final Groups groups;

  OrderDesk(Exchange exchange, Records records, Groups groups) {
    this.exchange = exchange;
    this.records = records;
    this.groups = groups;
  }

  /** Answers with the order as it stands when the engine is done with it. */
  public MemberOrder place(Account account, NewOrder asked) {
    Member member = records.member(account);
    String clientOrderId =
        asked.clientOrderId().orElseGet(() -> exchange.consistently(member::nextClientOrderId));
    return exchange.act(
        Optional.of(new Origin(account.number(), clientOrderId)),
        floor -> place(floor, member, clientOrderId, asked));
  }

  private MemberOrder place(Floor floor, Member member, String clientOrderId, NewOrder asked) {
    if (member.spentIds.contains(clientOrderId)) {
      throw Denied.alreadyExists();
    }
    ListedMarket market = listed(asked.ticker(), Refusal.MARKET_NOT_FOUND);
    int number = trading(floor, market);
    if (member.open.size() >= MOST_OPEN_ORDERS) {
      throw Denied.invalidOrder("too many open orders");
    }
    long group = asked.group().map(id -> groups.find(member, id).number()).orElse(Command.NONE);
    HeldOrder order = HeldOrder.coming(member, floor.nextOrder());
    order.set(
        MemberOrder.placed(
            terms(member, market, asked),
            clientOrderId,
            asked.price(),
            asked.count(),
            asked.expiresAt()));
    records.coming(order);
    floor.apply(asked.command(order.now().terms().createdMillis(), order, number, group));
    records.takeRefusal().ifPresent(refusal -> refuse(order, refusal));
    return order.now();
  }

  /** Answers with the order as it stood before, with what was left of it. */
  public MemberOrder cancel(Account account, String orderId) {
    return exchange.act(
        origin(account, orderId),
        floor -> {
          HeldOrder order = living(account, orderId);
          MemberOrder before = order.now();
          int market = trading(floor, before.terms().market());
          floor.apply(
              new Command.Cancel(exchange.present(), account.number(), market, order.number()));
          checkDone();
          return before;
        });
  }

  /** By so many contracts, or to so many when not {@code by}. */
  public MemberOrder decrease(Account account, String orderId, boolean by, long count) {
    return exchange.act(
        origin(account, orderId),
        floor -> {
          HeldOrder order = living(account, orderId);
          int market = trading(floor, order.now().terms().market());
          long at = exchange.present();
          int member = account.number();
          floor.apply(
              by
                  ? new Command.DecreaseBy(at, member, market, order.number(), count)
                  : new Command.DecreaseTo(at, member, market, order.number(), count));
          checkDone();
          return order.now();
        });
  }

  public MemberOrder amend(Account account, String orderId, Amendment asked) {
    return exchange.act(
        origin(account, orderId),
        floor -> {
          HeldOrder order = living(account, orderId);
          ListedMarket market = order.now().terms().market();
          if (!market.name().equals(asked.ticker())) {
            throw Denied.invalidParameters("an order cannot change its market");
          }
          rename(order, asked, false);
          floor.apply(
              new Command.Amend(
                  exchange.present(),
                  account.number(),
                  trading(floor, market),
                  order.number(),
                  asked.side(),
                  asked.price(),
                  asked.count() - order.filledBefore(),
                  asked.expiresAt().orElse(Command.SAME_EXPIRY)));
          checkDone();
          rename(order, asked, true);
          return order.now();
        });
  }

  /** Every order of the member on every market. */
  public void cancelAll(Account account) {
    exchange.act(
        Optional.empty(),
        floor -> {
          records
              .member(account)
              .open
              .forEach(order -> exchange.trades(order.now().terms().market()));
          floor.apply(new Command.CancelAll(exchange.present(), account.number()));
          checkDone();
          return account;
        });
  }

  private void rename(HeldOrder order, Amendment asked, boolean really) {
    if (asked.clientOrderId().filter(id -> !id.equals(order.now().clientOrderId())).isPresent()) {
      throw Denied.invalidParameters("client_order_id is another order's");
    }
    if (asked.updatedClientOrderId().isEmpty()) {
      return;
    }
    String name = asked.updatedClientOrderId().get();
    if (order.member().spentIds.contains(name)) {
      throw Denied.alreadyExists();
    }
    if (really) {
      records.spent(order.member(), order.now().clientOrderId());
      order.member().spentIds.add(name);
      records.renamed(order, name);
    }
  }

  private OrderTerms terms(Member member, ListedMarket market, NewOrder asked) {
    return new OrderTerms(
        member.nextOrderId(),
        member.placed,
        market,
        asked.side(),
        asked.timeInForce(),
        asked.selfTrade(),
        asked.postOnly(),
        asked.cancelOnPause(),
        asked.group().orElse(""),
        exchange.present());
  }

  private void refuse(HeldOrder order, Refusal refusal) {
    records.refused(order);
    if (refusal == Refusal.FILL_OR_KILL_UNFILLED) {
      records.spent(order.member(), order.now().clientOrderId());
    }
    throw Denied.of(refusal);
  }

  private void checkDone() {
    records
        .takeRefusal()
        .ifPresent(
            refusal -> {
              throw Denied.of(refusal);
            });
  }

  /** Whoever changes an order is told as its owner what that did to the book. */
  private Optional<Origin> origin(Account account, String orderId) {
    return exchange.consistently(
        () ->
            records
                .member(account)
                .order(orderId)
                .map(order -> new Origin(account.number(), order.now().clientOrderId())));
  }

  /** What is over is not found, and neither is what belongs to others. */
  private HeldOrder living(Account account, String orderId) {
    HeldOrder order = records.member(account).order(orderId).orElseThrow(() -> Denied.notFound(""));
    trading(order);
    if (order.now().status() != OrderStatus.RESTING) {
      throw Denied.notFound("");
    }
    return order;
  }

  /** After the close every call about the market's orders is refused, also for those that ended. */
  private void trading(HeldOrder order) {
    if (!exchange.trades(order.now().terms().market())) {
      throw Denied.of(Refusal.MARKET_INACTIVE);
    }
  }

  private int trading(Floor floor, ListedMarket market) {
    if (!exchange.trades(market)) {
      throw Denied.of(Refusal.MARKET_INACTIVE);
    }
    return floor.number(market).orElseThrow(() -> Denied.of(Refusal.MARKET_INACTIVE));
  }

  private ListedMarket listed(String ticker, Refusal unknown) {
    return exchange.listings().market(ticker, exchange.now()).orElseThrow(() -> Denied.of(unknown));
  }
}
