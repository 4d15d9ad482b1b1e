package io.rec.activetradesupervisor.watch;

import io.rec.activetradesupervisor.closing.CloseWish;
import io.rec.activetradesupervisor.figures.TradeView;
import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.decision.Rule;
import io.rec.domain.risk.KillSwitch;
import io.rec.domain.stop.EmergencyPolicy;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.trade.TradeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What Flatten means for the trades of one pass: the policy is asked for each, and it closes
 * nothing on an old price.
 *
 * @param closes what can be closed now
 * @param waiting what must stay open until its price is fresh; a person is called for each
 */
record Flattening(List<CloseWish> closes, List<TradeView> waiting) {

  private enum FlattenRule implements Rule {
    KILL_SWITCH,
    TRADE_ACTIVE,
    FRESH_PRICES
  }

  static final String REASON = "emergency";
  static final Flattening NOTHING = new Flattening(List.of(), List.of());

  static Flattening of(
      KillSwitch level, List<TradeView> trades, FreshnessLimits limits, Instant now) {
    if (!level.closesPositions()) {
      return NOTHING;
    }
    var closes = new ArrayList<CloseWish>();
    var waiting = new ArrayList<TradeView>();
    for (var trade : trades) {
      if (trade.trade().status() == TradeStatus.OPEN && trade.trade().holds()) {
        var fresh = trade.canBeClosedOn(limits, now);
        if (EmergencyPolicy.FLATTEN.plan(fresh).closePosition()) {
          closes.add(new CloseWish(trade, REASON, decision(level, trade)));
        } else {
          waiting.add(trade);
        }
      }
    }
    return new Flattening(List.copyOf(closes), List.copyOf(waiting));
  }

  private static Decision decision(KillSwitch level, TradeView trade) {
    return Decision.of(
        Check.that(FlattenRule.KILL_SWITCH, true, level.word(), KillSwitch.FLATTEN.word()),
        Check.that(FlattenRule.TRADE_ACTIVE, true, trade.trade().status().word(), "open"),
        Check.that(FlattenRule.FRESH_PRICES, true, "fresh", "fresh"));
  }
}
