package io.rec.tradeexecutor;

import io.rec.platform.control.TradingControl;
import io.rec.platform.control.TradingControls;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the service back while there are no risk limits: no limit would mean no bound. */
@Singleton
final class RiskLimitsKnown {

  private static final Logger LOG = LoggerFactory.getLogger(RiskLimitsKnown.class);

  private final TradingControls controls;

  RiskLimitsKnown(TradingControls controls) {
    this.controls = controls;
  }

  void require() throws NotYet {
    TradingControl control =
        controls
            .current()
            .orElseThrow(
                () -> new NotYet("risk limits", Reason.MANIFEST_MISSING, controls.complaint()));
    LOG.atInfo()
        .addKeyValue("max_order_cents", control.riskLimits().maxOrderCents())
        .addKeyValue("max_exposure_cents", control.riskLimits().maxExposureCents())
        .addKeyValue("max_daily_loss_cents", control.riskLimits().maxDailyLossCents())
        .addKeyValue("kill_switch", control.killSwitch().level())
        .log("risk limits in force");
  }
}
