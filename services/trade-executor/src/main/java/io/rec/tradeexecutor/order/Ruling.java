package io.rec.tradeexecutor.order;

import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.money.Money;
import io.rec.domain.risk.AtStake;
import io.rec.domain.risk.RiskGate;
import io.rec.platform.control.TradingControl;
import io.rec.platform.control.TradingControls;
import io.rec.platform.risk.Limits;
import io.rec.platform.role.Mode;
import io.rec.platform.role.RoleIdentity;
import io.rec.tradeexecutor.exchange.AvailableCash;
import io.rec.tradeexecutor.journal.KeptStop;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The last question before an order leaves. One that opens something is held against limits, kill
 * switch and cash; one that closes only against its time, because a way out is never shut. But what
 * was opened on paper is no way out of real money, nor the other way about: its close would take
 * from another trade what that one holds.
 */
@Singleton
public final class Ruling {

  /** The balance is asked for each half minute; one that is older shows that nobody answers. */
  private static final Duration FRESH = Duration.ofMinutes(2);

  private final TradingControls controls;
  private final AvailableCash cash;
  private final KeptStop stop;
  private final Mode mode;

  Ruling(TradingControls controls, AvailableCash cash, KeptStop stop, RoleIdentity identity) {
    this.controls = controls;
    this.cash = cash;
    this.stop = stop;
    this.mode = identity.mode();
  }

  /** Passes or not; an opening order's cost is set aside when it passes. */
  Decision on(Loaded order, Instant now) {
    Decision sendable =
        Decision.of(
            Check.that(
                SendRule.SEND_BEFORE,
                now.isBefore(order.intent().sendBefore()),
                now.toString(),
                "before " + order.intent().sendBefore()),
            Check.that(
                SendRule.SAME_MODE,
                order.intent().mode().filter(of -> of != mode).isEmpty(),
                order.intent().mode().map(Mode::word).orElse("unknown"),
                mode.word()));
    return order.intent().opens() ? sendable.and(on(Opening.of(order), now)) : sendable;
  }

  /** Sets the cost of an order aside whatever the rules say: it may have been sent. */
  void keepAside(StoredIntent intent) {
    cash.setAside(intent.id(), intent.mostCost());
  }

  /** The same of whatever may open something; what it costs more is set aside when it passes. */
  public Decision on(Opening wanted, Instant now) {
    Optional<TradingControl> control = controls.current();
    if (control.isEmpty()) {
      return Decision.of(
          Check.that(SendRule.RISK_LIMITS_KNOWN, false, controls.complaint(), "control.json"));
    }
    Money left = cash.setAside(wanted.name(), wanted.more());
    Decision decision =
        Decision.of(Check.fresh(SendRule.FRESH_BALANCE, age(now), FRESH))
            .and(
                new RiskGate(Limits.of(control.get()), stop.with(wanted.killSwitch()))
                    .entry(
                        with(wanted.stake(), left.plus(wanted.bound())),
                        wanted.count(),
                        wanted.mostPaid(),
                        wanted.fee()));
    if (!decision.passed()) {
      cash.giveBack(wanted.name());
    }
    return decision;
  }

  private Duration age(Instant now) {
    return cash.seen().map(seen -> Duration.between(seen.at(), now)).orElse(FRESH.plus(FRESH));
  }

  private static AtStake with(AtStake stake, Money available) {
    return new AtStake(
        stake.openTrades(),
        stake.exposure(),
        stake.onMarket(),
        stake.onSymbol(),
        stake.tradesThisHour(),
        stake.riskThisHour(),
        stake.riskToday(),
        stake.resultToday(),
        available);
  }
}
