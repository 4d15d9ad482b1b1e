package io.rec.domain.stop;

import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
import java.util.Optional;

/**
 * A trade as the auto stop sees it in one pass.
 *
 * @param probability percent chance that it wins
 * @param momentum of its symbol in percent
 */
public record StopInput(
    long id,
    Side side,
    TradeStatus status,
    Optional<Seen<Double>> probability,
    Optional<Seen<Double>> momentum,
    long secondsToClose) {

  public static StopInput of(
      TradeFigures figures, TradeStatus status, Optional<Seen<Double>> momentum) {
    return new StopInput(
        figures.trade().id(),
        figures.trade().side(),
        status,
        figures.probability(),
        momentum,
        figures.secondsToClose());
  }

  boolean isActive() {
    return status == TradeStatus.OPEN;
  }
}
