package io.rec.trademanager.books;

import io.rec.domain.fee.FeeProfile;
import io.rec.domain.fee.FeeSchedule;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.trade.Result;
import io.rec.domain.trade.Ticket;
import io.rec.domain.trade.TradeOrders;
import io.rec.domain.trade.TradeState.Closed;
import io.rec.domain.trade.TradeState.Closing;
import io.rec.domain.trade.TradeState.Deleted;
import io.rec.domain.trade.TradeState.Existing;
import io.rec.domain.trade.TradeState.Expired;
import io.rec.domain.trade.TradeState.Failed;
import io.rec.domain.trade.TradeState.Open;
import io.rec.domain.trade.TradeState.Pending;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The columns that follow from a trade's state: nothing that is read from them is ever decided
 * otherwise than from the state itself.
 */
record Columns(Existing state) {

  /** What an order that buys may cost at most, with its fee. */
  static Money mostCost(Ticket ticket) {
    var limit = ticket.limit();
    return limit
        .times(ticket.count())
        .plus(FeeProfile.CENTICENT_PER_FILL.taker(FeeSchedule.HOURLY, ticket.count(), limit));
  }

  BigDecimal buyPrice() {
    return orders().buyPrice().orElseGet(() -> orders().ticket().price().dollars());
  }

  /** What was bought; until something is known to be, what was asked for. */
  Contracts position() {
    return orders().bought().filled().isNone()
        ? orders().ticket().count()
        : orders().bought().filled();
  }

  /** Dollars at stake now: what is held has cost, or what the order may cost. */
  Money exposure() {
    return switch (state) {
      case Pending pending -> maySpend();
      case Failed failed -> failed.isOutcomeUnknown() ? maySpend() : Money.ZERO;
      case Open open -> orders().restCost();
      case Closing closing -> orders().restCost();
      case Expired expired -> orders().restCost();
      case Closed closed -> Money.ZERO;
      case Deleted deleted -> Money.ZERO;
    };
  }

  /** Dollars that the entry cost or may cost, with fees; none if nothing was bought. */
  Money staked() {
    return switch (state) {
      case Pending pending -> maySpend();
      case Failed failed -> failed.isOutcomeUnknown() ? maySpend() : Money.ZERO;
      case Open open -> spent();
      case Closing closing -> spent();
      case Expired expired -> spent();
      case Closed closed -> spent();
      case Deleted deleted -> Money.ZERO;
    };
  }

  Contracts held() {
    return state instanceof Closed || state instanceof Deleted ? Contracts.NONE : orders().rest();
  }

  boolean outcomeUnknown() {
    return state instanceof Failed failed && failed.isOutcomeUnknown();
  }

  Optional<Result> result() {
    return state instanceof Closed closed ? Optional.of(closed.result()) : Optional.empty();
  }

  Optional<String> closeMethod() {
    return result()
        .map(result -> result.method().word())
        .or(
            () ->
                state instanceof Expired && orders().closedBy().isEmpty()
                    ? Optional.of("expired")
                    : orders().closedBy().map(method -> method.word()));
  }

  /** Why it failed or is gone. */
  Optional<String> reason() {
    return switch (state) {
      case Failed failed -> Optional.of(failed.message());
      case Deleted deleted -> Optional.of(deleted.reason());
      case Pending pending -> Optional.empty();
      case Open open -> Optional.empty();
      case Closing closing -> Optional.empty();
      case Expired expired -> Optional.empty();
      case Closed closed -> Optional.empty();
    };
  }

  Optional<BigDecimal> symbolClose() {
    return state instanceof Expired expired ? expired.symbolClose() : Optional.empty();
  }

  private TradeOrders orders() {
    return state.orders();
  }

  private Money maySpend() {
    return spent().max(mostCost(orders().ticket()));
  }

  private Money spent() {
    return orders().bought().amount().plus(orders().bought().fees());
  }
}
