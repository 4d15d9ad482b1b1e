package io.rec.tradeexecutor;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.persistence.ComponentState;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The trade executor between its first and its last step. */
@Singleton
final class TradeExecutorRole implements Role {

  private final ExchangeAccess access;
  private final OrderMonitor monitor;
  private final RiskGate risk;
  private final ComponentState state;

  TradeExecutorRole(
      ExchangeAccess access, OrderMonitor monitor, RiskGate risk, ComponentState state) {
    this.access = access;
    this.monitor = monitor;
    this.risk = risk;
    this.state = state;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Load Kalshi credentials", access::loadCredentials),
        step("Initialize API client", access::open),
        step("Validate account access", access::validate),
        step("Start order monitoring loop", monitor::start),
        step("Initialize risk management", risk::initialize));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Cancel pending orders", monitor::stop),
        step("Close API connections", access::close),
        step("Save execution state", this::save),
        logged("Log shutdown completion"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("resting_orders", monitor.resting());
    details.put("last_pass_at", monitor.lastPassAt().toString());
    details.put("kill_switch", risk.killSwitch());
    details.put("account_access_failure", access.complaint());
    access
        .seen()
        .ifPresent(
            seen -> {
              details.put("balance_cents", seen.balance().balanceCents());
              details.put("balance_seen_at", seen.at().toString());
              details.put("exchange_latency_ms", seen.took().toMillis());
            });
    return details;
  }

  private void save() throws SQLException {
    state.save(
        "execution",
        "{\"resting_orders\":%d,\"last_pass_at\":\"%s\"}"
            .formatted(monitor.resting(), monitor.lastPassAt()));
  }
}
