package io.rec.activetradesupervisor.watch;

import io.rec.activetradesupervisor.book.SupervisedTrade;
import io.rec.activetradesupervisor.closing.CloseWish;
import io.rec.activetradesupervisor.figures.MarketViews;
import io.rec.activetradesupervisor.figures.TradeView;
import io.rec.domain.stop.StopInput;
import io.rec.domain.stop.StopPass;
import io.rec.domain.stop.StopReason;
import io.rec.domain.stop.StopRules;
import io.rec.domain.stop.StopVerdict;
import io.rec.domain.stop.StopWatch;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.platform.settings.AutoTradeSettings;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the domain's stop rules and keeps what they remember. Owned by the supervision's thread. */
@Singleton
final class AutoStop {

  /**
   * What a pass said.
   *
   * @param views the trades with what is remembered of them now
   */
  record Judged(List<TradeView> views, List<CloseWish> closes) {}

  private final MarketViews markets;
  private StopPass pass = StopPass.FIRST;

  AutoStop(MarketViews markets) {
    this.markets = markets;
  }

  /**
   * One pass.
   *
   * @param failed trades whose last close came to nothing
   */
  Judged judge(AutoTradeSettings settings, List<TradeView> trades, List<Long> failed, Instant now) {
    StopPass before = remembering(trades);
    for (long trade : failed) {
      before = before.refused(trade);
    }
    StopRules rules = new StopRules(settings.stop(), FreshnessLimits.DEFAULT);
    pass = before.next(rules, trades.stream().map(this::input).toList(), now);
    List<TradeView> views = new ArrayList<>();
    List<CloseWish> closes = new ArrayList<>();
    for (int i = 0; i < trades.size(); i++) {
      TradeView trade = trades.get(i);
      StopVerdict verdict = pass.verdicts().get(i);
      TradeView seen =
          new TradeView(trade.trade(), trade.figures(), verdict.next(), settings.version());
      views.add(seen);
      verdict.close().ifPresent(reason -> closes.add(wish(seen, reason, verdict)));
    }
    return new Judged(List.copyOf(views), List.copyOf(closes));
  }

  void forget() {
    pass = StopPass.FIRST;
  }

  /** A trade that is new to this process goes on with what was stored of it. */
  private StopPass remembering(List<TradeView> trades) {
    Map<Long, StopWatch> watches = new HashMap<>(pass.watches());
    for (TradeView view : trades) {
      SupervisedTrade trade = view.trade();
      watches.putIfAbsent(trade.id(), trade.remembered());
    }
    return new StopPass(watches, pass.verdicts());
  }

  private StopInput input(TradeView trade) {
    return StopInput.of(trade.figures(), trade.trade().status(), markets.momentum(trade.trade()))
        .with(trade.trade().stop());
  }

  private static CloseWish wish(TradeView trade, StopReason reason, StopVerdict verdict) {
    return new CloseWish(
        trade,
        reason.word(),
        switch (reason) {
          case MOMENTUM_SPIKE -> verdict.spike();
          case PROBABILITY -> verdict.floor();
        });
  }
}
