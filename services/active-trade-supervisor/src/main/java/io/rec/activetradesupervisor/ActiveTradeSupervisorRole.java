package io.rec.activetradesupervisor;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.persistence.ComponentState;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The supervisor of active trades between its first and its last step. */
@Singleton
final class ActiveTradeSupervisorRole implements Role {

  private static final Logger LOG = LoggerFactory.getLogger(ActiveTradeSupervisorRole.class);

  private final Supervision supervision;
  private final StopRules rules;
  private final SymbolPrices prices;
  private final Alerts alerts;
  private final Database database;
  private final ComponentState state;
  private final ObjectMapper json;

  ActiveTradeSupervisorRole(
      Supervision supervision,
      StopRules rules,
      SymbolPrices prices,
      Alerts alerts,
      Database database,
      ComponentState state,
      ObjectMapper json) {
    this.supervision = supervision;
    this.rules = rules;
    this.prices = prices;
    this.alerts = alerts;
    this.database = database;
    this.state = state;
    this.json = json;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Load active trades from database", supervision::load),
        step("Initialize risk management rules", rules::initialize),
        step("Start monitoring loop", supervision::start),
        step("Connect to PostgreSQL price feeds", prices::connect),
        step("Initialize alert system", alerts::initialize));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Save current monitoring state", this::save),
        step("Close database connections", database::close),
        step("Log final positions", this::logPositions),
        logged("Complete shutdown"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    List<SupervisedTrade> view = supervision.view();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("supervised_trades", view.size());
    details.put("stale_trades", view.stream().filter(SupervisedTrade::priceStale).count());
    details.put("open_alerts", alerts.openCount());
    details.put("last_pass_at", supervision.lastPassAt().toString());
    details.put("emergency_policy", rules.emergencyPolicy());
    return details;
  }

  private void save() throws SQLException, IOException {
    supervision.stop();
    state.save("supervision", json.writeValueAsString(Map.of("trades", supervision.view())));
  }

  private void logPositions() {
    LOG.atInfo()
        .addKeyValue(
            "positions",
            supervision.view().stream()
                .map(t -> "%s %s %d".formatted(t.ticker(), t.side(), t.position()))
                .toList()
                .toString())
        .log("final positions");
  }
}
