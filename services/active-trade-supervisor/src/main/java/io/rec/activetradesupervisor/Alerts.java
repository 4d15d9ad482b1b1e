package io.rec.activetradesupervisor;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises an alert in the log when a trade loses its price, and clears it when the price is back.
 */
@Singleton
final class Alerts {

  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

  private final Set<Long> open = new TreeSet<>();
  private boolean ready;

  synchronized void initialize() {
    ready = true;
    LOG.info("alerts go to the log");
  }

  synchronized void judge(List<SupervisedTrade> trades) {
    if (!ready) {
      return;
    }
    for (SupervisedTrade trade : trades) {
      if (trade.priceStale() && open.add(trade.tradeId())) {
        LOG.atWarn()
            .addKeyValue("alert", "stale_price")
            .addKeyValue("trade_id", trade.tradeId())
            .addKeyValue("symbol", trade.symbol())
            .log("a supervised trade has no fresh price");
      } else if (!trade.priceStale() && open.remove(trade.tradeId())) {
        LOG.atInfo()
            .addKeyValue("alert_cleared", "stale_price")
            .addKeyValue("trade_id", trade.tradeId())
            .log("the price is fresh again");
      }
    }
    open.removeIf(id -> trades.stream().noneMatch(trade -> trade.tradeId() == id));
  }

  synchronized int openCount() {
    return open.size();
  }
}
