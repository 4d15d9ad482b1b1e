package io.rec.trademanager;

import io.rec.trademanager.books.Tenure;
import io.rec.trademanager.errands.Errands;
import io.rec.trademanager.errands.TradeMonitoring;
import io.rec.trademanager.orders.OrderDesk;
import io.rec.trademanager.reconciliation.Reconciliation;
import io.rec.trademanager.reconciliation.Report;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** What only this service can add to its health. */
@Singleton
final class ManagerDetails {
  private final Tenure tenure;
  private final TradeMonitoring monitoring;
  private final Errands errands;
  private final OrderDesk desk;
  private final Reconciliation reconciliation;

  ManagerDetails(
      Tenure tenure,
      TradeMonitoring monitoring,
      Errands errands,
      OrderDesk desk,
      Reconciliation reconciliation) {
    this.tenure = tenure;
    this.monitoring = monitoring;
    this.errands = errands;
    this.desk = desk;
    this.reconciliation = reconciliation;
  }

  Map<String, Object> now() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("lease", tenure.details());
    details.put("active_trades", monitoring.counts());
    details.put("unfinished_orders", monitoring.unfinishedOrders());
    details.put("errands_underway", errands.underway());
    details.put("executor_failure", desk.failure());
    reconciliation.last().ifPresent(last -> details.put("reconciliation", summary(last)));
    return details;
  }

  private static Map<String, Object> summary(Report report) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("at", report.at().toString());
    summary.put("healed", report.healed());
    summary.put("open", report.open());
    summary.put("pauses", report.pauses());
    return summary;
  }
}
