package io.rec.activetradesupervisor.closing;

import io.rec.activetradesupervisor.figures.TradeView;
import io.rec.domain.decision.Decision;
import io.rec.domain.money.Price;
import io.rec.domain.stop.Seen;
import io.rec.domain.stop.TradeFigures;
import java.util.Optional;

/**
 * A trade that is to be closed, and why.
 *
 * @param reason one word
 * @param decision the rules that say so
 */
public record CloseWish(TradeView view, String reason, Decision decision) {

  public long id() {
    return view.trade().id();
  }

  public int attempt() {
    return view.trade().trade().nextAttempt();
  }

  String about() {
    return view.trade().about();
  }

  TradeFigures figures() {
    return view.figures();
  }

  /** Ask of the opposite side: what closing is expected to cost. */
  Optional<Price> closeAsk() {
    return figures().view().closeAsk().map(Seen::value);
  }
}
