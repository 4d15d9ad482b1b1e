package io.rec.autoentrysupervisor.backtest.engine;

import io.rec.domain.entry.KnownTrade;
import io.rec.domain.market.HourlyEvent;
import io.rec.domain.money.Money;
import io.rec.domain.stop.StopWatch;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.Effect;
import io.rec.domain.trade.Ticket;
import io.rec.domain.trade.TradeEvent;
import io.rec.domain.trade.TradeOrders;
import io.rec.domain.trade.TradeState;
import io.rec.domain.trade.TradeState.Existing;
import io.rec.domain.trade.TradeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One trade of the replay: the domain's state and what the report will say. */
final class TradeRun {
  private final long id;
  private final HourlyEvent event;
  private final long strike;
  private final Ticket ticket;
  private final Instant signalAt;
  private final double symbolOpen;
  private final Money mostCost;
  private final Sight sight = new Sight();
  private TradeState state = TradeState.NONE;
  private StopWatch watch = StopWatch.WATCHING;
  private Money slippage = Money.ZERO;
  private boolean isClosingAgain;
  private @Nullable KnownTrade known;
  private @Nullable Instant endedAt;

  TradeRun(
      long id,
      HourlyEvent event,
      long strike,
      Ticket ticket,
      Instant signalAt,
      double symbolOpen,
      Money mostCost) {
    this.id = id;
    this.event = event;
    this.strike = strike;
    this.ticket = ticket;
    this.signalAt = signalAt;
    this.symbolOpen = symbolOpen;
    this.mostCost = mostCost;
  }

  /** Takes an event and gives what has to be done about it. */
  List<Effect> on(TradeEvent happened) {
    var step = state.on(happened);
    state = step.to();
    known = null;
    return step.effects();
  }

  /** When it was sold, or found to have bought nothing; empty while neither is so. */
  Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  void ended(Instant at) {
    endedAt = at;
  }

  long id() {
    return id;
  }

  HourlyEvent event() {
    return event;
  }

  long strike() {
    return strike;
  }

  Ticket ticket() {
    return ticket;
  }

  Side side() {
    return ticket.side();
  }

  Instant signalAt() {
    return signalAt;
  }

  double symbolOpen() {
    return symbolOpen;
  }

  TradeState state() {
    return state;
  }

  TradeStatus status() {
    return existing().word();
  }

  TradeOrders orders() {
    return existing().orders();
  }

  private Existing existing() {
    if (state instanceof Existing existing) {
      return existing;
    }
    throw new IllegalStateException("ticket %s was never handed in".formatted(ticket.id()));
  }

  /** The same until something happens to it: it is asked each second. */
  KnownTrade known() {
    var present = known;
    if (present == null) {
      present = new KnownTrade(id, ticket.ticker(), side(), status(), isOutcomeUnknown());
      known = present;
    }
    return present;
  }

  private boolean isOutcomeUnknown() {
    return state instanceof TradeState.Failed failed && failed.isOutcomeUnknown();
  }

  /** What the entry may cost, with its fee. */
  Money mostCost() {
    return mostCost;
  }

  Sight sight() {
    return sight;
  }

  StopWatch watch() {
    return watch;
  }

  void watch(StopWatch next) {
    watch = next;
  }

  /** Dollars that fills were worse than what was seen; less than nothing if they were better. */
  Money slippage() {
    return slippage;
  }

  void slipped(Money more) {
    slippage = slippage.plus(more);
  }

  /** Whether a rest is left that has to be priced and offered anew. */
  boolean isClosingAgain() {
    return isClosingAgain;
  }

  void closingAgain(boolean again) {
    isClosingAgain = again;
  }
}
