package io.rec.tradeexecutor.halt;

import io.rec.platform.control.TradingControl;
import io.rec.platform.control.TradingControls;
import io.rec.platform.lease.Lease;
import io.rec.tradeexecutor.exchange.RestingOrders;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the end of the service does to resting orders: they are cancelled, or left to the standby
 * that takes the lease.
 */
@Singleton
public final class Ending {

  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
  private static final String HANDOVER = "Handover";
  private static final String CANCEL = "Cancel";

  private final TradingControls controls;
  private final RestingOrders resting;
  private final Lease lease;

  Ending(TradingControls controls, RestingOrders resting, Lease lease) {
    this.controls = controls;
    this.resting = resting;
    this.lease = lease;
  }

  /** Cancel unless people decided otherwise. */
  public String policy() {
    return controls.current().map(TradingControl::onShutdown).orElse(CANCEL);
  }

  /** Fails, so that it is told, when orders may be left that nobody wanted to leave. */
  public void orders() throws InterruptedException, IOException {
    if (!lease.isHeld()) {
      LOG.info("on standby: resting orders are another's");
    } else if (policy().equals(HANDOVER)) {
      LOG.info("resting orders are left to the next holder of the lease");
    } else {
      RestingOrders.Outcome outcome = resting.cancelAll("shutdown");
      if (!outcome.complete()) {
        throw new IOException(
            "%d resting orders may be left: %s".formatted(outcome.left(), outcome.complaint()));
      }
      LOG.atInfo().addKeyValue("cancelled", outcome.cancelled()).log("no resting order is left");
    }
  }
}
