package io.rec.tradeexecutor.order;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.position.Fill;
import io.rec.domain.trade.Ticket;
import io.rec.platform.telemetry.NamedSpans;
import io.rec.tradeexecutor.exchange.ExchangeAccess;
import io.rec.tradeexecutor.order.OrderAnswer.Filled;
import io.rec.venues.kalshi.account.AccountFill;
import io.rec.venues.kalshi.account.AccountFilter;
import io.rec.venues.kalshi.account.AccountOrder;
import io.rec.venues.kalshi.market.Listing;
import io.rec.venues.rest.Reply;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks the exchange what became of an order, and writes down what it says. */
@Singleton
final class LookUp {

  private static final int NOT_FOUND = 404;

  private final ExchangeAccess exchange;
  private final Answers answers;
  private final Elapsed elapsed;
  private final NamedSpans spans;

  LookUp(ExchangeAccess exchange, Answers answers, Elapsed elapsed, NamedSpans spans) {
    this.exchange = exchange;
    this.answers = answers;
    this.elapsed = elapsed;
    this.spans = spans;
  }

  /** What became of an order that was just sent, and may be underway. */
  OrderAnswer ofSent(StoredIntent intent, Instant now) throws InterruptedException {
    return of(intent, now, Optional.empty(), false);
  }

  OrderAnswer of(StoredIntent intent, StoredDispatch dispatch) throws InterruptedException {
    return of(intent, dispatch.beganAt(), dispatch.orderId(), dispatch.stage() == Stage.ACCEPTED);
  }

  private OrderAnswer of(
      StoredIntent intent, Instant beganAt, Optional<String> orderId, boolean taken)
      throws InterruptedException {
    Instant asked = elapsed.now(intent.id(), beganAt);
    var search =
        spans
            .next("look up order")
            .asking("kalshi")
            .with("recio.client_order_id", intent.id())
            .make(() -> search(intent, orderId));
    return switch (search) {
      case Search.Found found -> found(intent, found.order());
      case Search.Missing missing ->
          taken
              ? OrderAnswer.unknown(intent.id(), "the exchange took it and does not show it")
              : missing(intent, beganAt, asked);
      case Search.Failed failed -> OrderAnswer.unknown(intent.id(), failed.why());
    };
  }

  private sealed interface Search {
    record Found(AccountOrder order) implements Search {}

    record Missing() implements Search {}

    record Failed(String why) implements Search {}
  }

  /** The order's own name at the exchange is the quicker way, where it is known. */
  private Search search(StoredIntent intent, Optional<String> orderId) throws InterruptedException {
    return orderId.isPresent() ? byOrderId(orderId.get()) : byOurId(intent);
  }

  private Search byOrderId(String orderId) throws InterruptedException {
    return switch (exchange.account().order(orderId)) {
      case Reply.Answered<AccountOrder> answered -> new Search.Found(answered.value());
      case Reply.Refused<AccountOrder> refused when refused.status() == NOT_FOUND ->
          new Search.Missing();
      case Reply.Refused<AccountOrder> refused -> failed(refused);
      case Reply.Limited<AccountOrder> limited -> new Search.Failed(limited.toString());
      case Reply.Silent<AccountOrder> silent -> new Search.Failed(silent.toString());
    };
  }

  /**
   * Of any age: after a restore of the database, the exchange has orders that our dispatches have
   * forgotten.
   */
  private Search byOurId(StoredIntent intent) throws InterruptedException {
    AccountFilter filter = AccountFilter.ALL.ticker(intent.ticker());
    return switch (exchange.account().orders(filter)) {
      case Reply.Answered<Listing<AccountOrder>> answered -> pick(intent, answered.value());
      case Reply.Refused<Listing<AccountOrder>> refused -> failed(refused);
      case Reply.Limited<Listing<AccountOrder>> limited -> new Search.Failed(limited.toString());
      case Reply.Silent<Listing<AccountOrder>> silent -> new Search.Failed(silent.toString());
    };
  }

  private Search failed(Reply.Refused<?> refused) {
    if (refused.credentials()) {
      exchange.recovers(refused.code(), exchange.signing());
    }
    return new Search.Failed(refused.toString());
  }

  private static Search pick(StoredIntent intent, Listing<AccountOrder> listing) {
    Optional<AccountOrder> order =
        listing.items().stream()
            .filter(each -> each.clientOrderId().equals(intent.id()))
            .findFirst();
    if (order.isPresent()) {
      return new Search.Found(order.get());
    }
    // What cannot be read may be the one that is looked for.
    return listing.refused().isEmpty()
        ? new Search.Missing()
        : new Search.Failed("unreadable orders: " + listing.refused());
  }

  /** Only a question that was asked late enough proves anything: until then it may be underway. */
  private OrderAnswer missing(StoredIntent intent, Instant beganAt, Instant asked) {
    OrderAnswer answer = OrderAnswer.notFound(intent.id(), asked);
    if (asked.isBefore(beganAt.plus(Ticket.SETTLING_TIME))) {
      return answer;
    }
    elapsed.over(intent.id());
    return answers.record(Stage.REFUSED, answer);
  }

  private OrderAnswer found(StoredIntent intent, AccountOrder order) throws InterruptedException {
    Filled filled = filled(order);
    boolean last = order.status().isOver();
    Outcome outcome = last ? Outcome.DONE : Outcome.ACCEPTED;
    boolean over = last && filled.exact();
    if (over) {
      elapsed.over(intent.id());
    }
    return answers.record(
        over ? Stage.DONE : Stage.ACCEPTED,
        OrderAnswer.at(intent.id(), outcome, order.orderId(), filled, order.status().word()));
  }

  /** The money is a sum of fills; they are not all shown at once. */
  private Filled filled(AccountOrder order) throws InterruptedException {
    if (order.filled().isNone()) {
      return Filled.NOTHING;
    }
    Reply<Listing<AccountFill>> reply =
        exchange.account().fills(AccountFilter.ALL.order(order.orderId()));
    if (reply instanceof Reply.Answered<Listing<AccountFill>> answered
        && answered.value().refused().isEmpty()) {
      List<Fill> fills =
          answered.value().items().stream()
              .map(AccountFill::fill)
              .filter(fill -> fill.orderId().equals(order.orderId()))
              .toList();
      Filled sum = sum(fills, order.filled());
      if (!sum.count().isMoreThan(order.filled()) || sum.exact()) {
        return sum;
      }
    }
    return new Filled(order.filled(), order.yesPrice().times(order.filled()), fees(order), false);
  }

  private static Money fees(AccountOrder order) {
    return order.taker().fees().plus(order.maker().fees());
  }

  private static Filled sum(List<Fill> fills, Contracts all) {
    Contracts count = Contracts.NONE;
    Money amount = Money.ZERO;
    Money fees = Money.ZERO;
    for (Fill fill : Fill.distinct(fills)) {
      count = count.plus(fill.count());
      amount = amount.plus(fill.yesPrice().times(fill.count()));
      fees = fees.plus(fill.fee());
    }
    return new Filled(count, amount, fees, count.equals(all));
  }
}
