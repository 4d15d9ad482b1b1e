package io.rec.domain.stop;

import io.rec.domain.momentum.Momentum;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
import java.util.Optional;

/**
 * A trade as the auto stop sees it in one pass.
 *
 * @param attempt the number that its next close order will have
 * @param probability percent chance that it wins
 * @param closeAsk ask of the opposite side: what closing it costs
 * @param momentum of its symbol in percent
 * @param own what was set for this trade apart from the desk
 */
public record StopInput(
    long id,
    Side side,
    TradeStatus status,
    int attempt,
    Optional<Seen<Double>> probability,
    Optional<Seen<Price>> closeAsk,
    Optional<Seen<Double>> momentum,
    long secondsToClose,
    TradeStop own) {

  /** Of a trade for which nothing was set. */
  public StopInput(
      long id,
      Side side,
      TradeStatus status,
      int attempt,
      Optional<Seen<Double>> probability,
      Optional<Seen<Price>> closeAsk,
      Optional<Seen<Double>> momentum,
      long secondsToClose) {
    this(
        id,
        side,
        status,
        attempt,
        probability,
        closeAsk,
        momentum,
        secondsToClose,
        TradeStop.AS_DESK);
  }

  /** From the figures of a trade and the momentum of its symbol; stale momentum is no reading. */
  public static StopInput of(TradeFigures figures, TradeStatus status, Optional<Momentum> latest) {
    var momentum =
        latest
            .filter(reading -> !reading.stale() && reading.stored().isPresent())
            .map(reading -> new Seen<>(reading.stored().getAsDouble(), reading.asOf()));
    return new StopInput(
        figures.trade().id(),
        figures.trade().side(),
        status,
        figures.trade().nextAttempt(),
        figures.probability(),
        figures.view().closeAsk(),
        momentum,
        figures.secondsToClose());
  }

  /** The same trade with what was set for it. */
  public StopInput with(TradeStop set) {
    return new StopInput(
        id, side, status, attempt, probability, closeAsk, momentum, secondsToClose, set);
  }

  boolean isActive() {
    return status == TradeStatus.OPEN;
  }
}
