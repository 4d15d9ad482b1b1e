package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.autoentrysupervisor.backtest.book.Matching;
import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.autoentrysupervisor.backtest.setup.VenueModel;
import io.rec.domain.entry.EntryDecision;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.risk.KillSwitch;
import io.rec.domain.risk.RiskGate;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.CloseMethod;
import io.rec.domain.trade.Effect;
import io.rec.domain.trade.EntryMethod;
import io.rec.domain.trade.Execution;
import io.rec.domain.trade.Failure;
import io.rec.domain.trade.OrderIntent;
import io.rec.domain.trade.OrderIntent.Purpose;
import io.rec.domain.trade.Ticket;
import io.rec.domain.trade.TicketId;
import io.rec.domain.trade.TradeEvent;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderDone;
import io.rec.domain.trade.TradeEvent.OrderFailed;
import io.rec.domain.trade.TradeState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Hands in tickets and carries orders to the book and back: what the trade manager and the executor
 * do, with a venue that answers at once after the way there. Owned by one thread.
 */
final class Desk {
  private static final Failure MARKET_CLOSED = Failure.of("market_closed");

  private final Contracts count;
  private final VenueModel venue;
  private final RiskGate gate;
  private final Account account;
  private final Queue<Underway> underway = new ArrayDeque<>();
  private long lastId;

  /** An order on its way, and what its side cost or brought when it was sent. */
  private record Underway(TradeRun trade, OrderIntent intent, Price seen, long arrives) {}

  Desk(Setup setup) {
    this.count = setup.entry().count();
    this.venue = setup.venue();
    this.gate = new RiskGate(setup.limits(), KillSwitch.NONE);
    this.account = new Account(setup.cash());
  }

  Account account() {
    return account;
  }

  /** Enters a row that passed, if the limits allow it; asked for it was in any case. */
  void enter(EntryDecision decision, Hour hour, MarketNow now) {
    var price = decision.price().orElseThrow();
    var limit = price.raisedByCents(venue.slippageCents());
    var fee = venue.fees().taker(VenueModel.SCHEDULE, count, limit);
    var row = decision.row();
    hour.sent(row, now.instant());
    var allowed = gate.entry(account.before(hour.trades(), row.ticker()), count, limit, fee);
    if (!allowed.passed()) {
      hour.counts().refusedByLimits(allowed);
      return;
    }
    var trade = trade(decision, price, limit.times(count).plus(fee), hour, now);
    hour.counts().entered();
    hour.trades().add(trade);
    follow(trade, trade.on(new OpenTicket(trade.ticket(), now.instant())), price, now.second());
    hour.changed(trade);
  }

  private TradeRun trade(
      EntryDecision decision, Price price, Money mostCost, Hour hour, MarketNow now) {
    lastId++;
    var row = decision.row();
    var ticket =
        new Ticket(
            TicketId.of(lastId, now.instant()),
            row.ticker(),
            decision.side(),
            count,
            price,
            venue.slippageCents(),
            row.probability(),
            EntryMethod.AUTO,
            hour.event().close());
    return new TradeRun(
        lastId, hour.event(), row.strike(), ticket, now.instant(), now.price(), mostCost);
  }

  /**
   * Asks for a way out of all that is left.
   *
   * @param closeAsk what the opposite side costs
   */
  void close(TradeRun trade, Price closeAsk, Hour hour, MarketNow now) {
    var bid = closeAsk.opposite();
    var ticket =
        new CloseTicket(
            trade.orders().nextAttempt(),
            CloseMethod.AUTO,
            bid.raisedByCents(-venue.slippageCents()),
            now.instant());
    trade.closingAgain(false);
    follow(trade, trade.on(ticket), bid, now.second());
    hour.changed(trade);
  }

  /** Brings the orders that arrive by now to the book. */
  void arrive(Hour hour, MarketNow now) {
    while (!underway.isEmpty() && underway.peek().arrives() <= now.second()) {
      var order = underway.remove();
      var execution =
          order.arrives() < hour.closesAt() ? fill(order, hour, now) : Execution.NOTHING;
      account.filled(order.intent(), execution);
      slip(order, execution);
      hear(order, new OrderDone(order.intent().id(), execution), hour, now.second());
    }
  }

  /** Refuses what is still underway when the market closes. */
  void refuse(Hour hour) {
    while (!underway.isEmpty()) {
      var order = underway.remove();
      hear(order, new OrderFailed(order.intent().id(), MARKET_CLOSED), hour, hour.closesAt());
    }
  }

  private Execution fill(Underway order, Hour hour, MarketNow now) {
    var offers = hour.offers();
    var row = offers.rowOf(order.trade().strike());
    if (row < 0 || !offers.isActive()) {
      return Execution.NOTHING;
    }
    var within = now.within(order.trade().strike(), hour.closesAt() - now.second());
    var yesWins = now.yesWins(order.trade().strike(), within);
    var isOpening = order.intent().purpose() == Purpose.OPEN;
    var taken = isOpening ? order.trade().side() : order.trade().side().opposite();
    var ask = taken == Side.YES ? offers.yesAsk(row, yesWins) : offers.noAsk(row, yesWins);
    return Matching.fill(
        order.intent(), isOpening || ask == 0 ? ask : 100 - ask, offers.depth(row), venue.fees());
  }

  private static void slip(Underway order, Execution execution) {
    var expected = order.seen().times(execution.filled());
    Money worse =
        order.intent().purpose() == Purpose.OPEN
            ? execution.amount().minus(expected)
            : expected.minus(execution.amount());
    order.trade().slipped(worse);
  }

  private void hear(Underway order, TradeEvent news, Hour hour, long second) {
    var trade = order.trade();
    follow(trade, trade.on(news), order.seen(), second);
    if (trade.state() instanceof TradeState.Deleted) {
      hour.counts().unfilled();
      trade.ended(Instant.ofEpochSecond(second));
    } else if (trade.state() instanceof TradeState.Closed) {
      trade.ended(Instant.ofEpochSecond(second));
    }
    hour.changed(trade);
  }

  private void follow(TradeRun trade, List<Effect> effects, Price seen, long second) {
    for (var effect : effects) {
      switch (effect) {
        case Effect.SendOrder send ->
            underway.add(
                new Underway(trade, send.intent(), seen, second + venue.secondsUnderway()));
        case Effect.CloseRest rest -> trade.closingAgain(true);
        case Effect.StoreIntent stored -> {}
        case Effect.LookUpOrder lookUp -> {}
        case Effect.TellSupervisor told -> {}
        case Effect.WatchSettlement watch -> {}
        case Effect.RaiseAlert alert -> {}
      }
    }
  }
}
