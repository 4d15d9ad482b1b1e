package io.rec.tradeexecutor;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.lease.Lease;
import io.rec.platform.persistence.ComponentState;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import io.rec.tradeexecutor.amend.AmendMonitor;
import io.rec.tradeexecutor.exchange.AccountWatch;
import io.rec.tradeexecutor.exchange.AvailableCash;
import io.rec.tradeexecutor.exchange.ExchangeAccess;
import io.rec.tradeexecutor.halt.Ending;
import io.rec.tradeexecutor.halt.HaltWatch;
import io.rec.tradeexecutor.order.OrderMonitor;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The trade executor between its first and its last step. */
@Singleton
final class TradeExecutorRole implements Role {

  private final ExchangeAccess access;
  private final AvailableCash cash;
  private final AccountWatch account;
  private final OrderMonitor monitor;
  private final AmendMonitor amendments;
  private final HaltWatch halts;
  private final Ending ending;
  private final RiskLimitsKnown limits;
  private final Lease lease;
  private final ComponentState state;

  TradeExecutorRole(
      ExchangeAccess access,
      AvailableCash cash,
      AccountWatch account,
      OrderMonitor monitor,
      AmendMonitor amendments,
      HaltWatch halts,
      Ending ending,
      RiskLimitsKnown limits,
      Lease lease,
      ComponentState state) {
    this.access = access;
    this.cash = cash;
    this.account = account;
    this.monitor = monitor;
    this.amendments = amendments;
    this.halts = halts;
    this.ending = ending;
    this.limits = limits;
    this.lease = lease;
    this.state = state;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Load Kalshi credentials", access::loadCredentials),
        step("Initialize API client", access::open),
        step("Validate account access", access::validate),
        step("Start order monitoring loop", this::watch),
        step("Initialize risk management", limits::require));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Cancel pending orders", this::endOrders),
        step("Close API connections", access::close),
        step("Save execution state", this::save),
        logged("Log shutdown completion"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("lease", lease.details());
    details.put("resting_orders", halts.resting());
    details.put("unfinished_orders", monitor.unfinished());
    details.put("unfinished_amendments", amendments.unfinished());
    details.put("journal_lines", monitor.waitingInJournal());
    details.put("last_pass_at", monitor.lastPassAt().toString());
    details.put("kill_switch", halts.level());
    details.put("on_shutdown", ending.policy());
    details.put("account_access_failure", access.complaint());
    details.put("available_dollars", cash.available().toString());
    cash.seen()
        .ifPresent(
            seen -> {
              details.put("balance_cents", seen.balance().balanceCents());
              details.put("balance_seen_at", seen.at().toString());
              details.put("exchange_latency_ms", seen.took().toMillis());
            });
    return details;
  }

  private void watch() throws IOException {
    lease.start();
    account.start();
    halts.start();
    monitor.start();
    amendments.start();
  }

  private void endOrders() throws InterruptedException, IOException {
    account.stop();
    halts.stop();
    monitor.stop();
    amendments.stop();
    ending.orders();
  }

  /** The lease is given up last: whoever takes it finds everything written down. */
  private void save() throws SQLException {
    try {
      state.save(
          "execution",
          "{\"resting_orders\":%d,\"unfinished_orders\":%d,\"last_pass_at\":\"%s\"}"
              .formatted(halts.resting(), monitor.unfinished(), monitor.lastPassAt()));
    } finally {
      lease.release();
    }
  }
}
