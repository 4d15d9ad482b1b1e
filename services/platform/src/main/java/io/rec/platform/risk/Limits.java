package io.rec.platform.risk;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.risk.RiskLimits;
import io.rec.platform.control.TradingControl;

/** The domain's limits from the operator's document. Without a document nothing may be opened. */
public final class Limits {

  private Limits() {}

  public static RiskLimits of(TradingControl control) {
    TradingControl.RiskLimits limits = control.riskLimits();
    return RiskLimits.of(
        Contracts.of(limits.maxPositionContracts()),
        Money.ofCents(limits.maxExposureCents()),
        Money.ofCents(limits.maxDailyLossCents()),
        limits.maxOpenTrades(),
        Money.ofCents(limits.maxOrderCents()));
  }
}
