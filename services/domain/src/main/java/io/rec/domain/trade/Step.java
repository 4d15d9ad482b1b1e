package io.rec.domain.trade;

import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.domain.trade.Effect.Severity;
import java.util.List;

/**
 * The answer of a trade to an event: one row of its timeline, and the effects in the order in which
 * they must happen.
 *
 * @param why one sentence for a person
 */
public record Step(
    TradeState from, TradeEvent event, TradeState to, List<Effect> effects, String why) {

  public Step {
    effects = List.copyOf(effects);
  }

  /** Whether there is anything to store. */
  public boolean isChange() {
    return !from.equals(to);
  }

  static Step unchanged(TradeState state, TradeEvent event, String why) {
    return new Step(state, event, state, List.of(), why);
  }

  static Step disputed(TradeState state, TradeEvent event, String what) {
    return new Step(state, event, state, List.of(new RaiseAlert(Severity.CRITICAL, what)), what);
  }
}
