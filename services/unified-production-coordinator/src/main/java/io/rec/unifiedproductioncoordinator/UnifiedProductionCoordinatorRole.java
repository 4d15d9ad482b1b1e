package io.rec.unifiedproductioncoordinator;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.persistence.ComponentState;
import io.rec.platform.persistence.Database;
import io.rec.platform.prices.PriceTable;
import io.rec.platform.role.Role;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The production coordinator between its first and its last step. */
@Singleton
final class UnifiedProductionCoordinatorRole implements Role {

  private final Database database;
  private final Coordination coordination;
  private final StoredTables tables;
  private final CycleTimes times;
  private final RoleIdentity identity;
  private final ComponentState state;
  private final ObjectMapper json;

  UnifiedProductionCoordinatorRole(
      Database database,
      Coordination coordination,
      StoredTables tables,
      CycleTimes times,
      RoleIdentity identity,
      ComponentState state,
      ObjectMapper json) {
    this.database = database;
    this.coordination = coordination;
    this.tables = tables;
    this.times = times;
    this.identity = identity;
    this.state = state;
    this.json = json;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize PostgreSQL connection", database::open),
        step("Start data coordination loop", coordination::start),
        step("Initialize JSON file monitoring", tables::look),
        step("Load configuration", this::checkSymbols),
        step("Start status monitoring", times::start));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Complete database operations", coordination::stop),
        step("Save coordination state", this::save),
        // This version writes no file: there is none to complete.
        logged("Complete JSON file writes"),
        logged("Log shutdown completion"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("cycles", coordination.cycles());
    details.put("last_cycle_at", coordination.report().at().toString());
    details.put("last_cycle_ms", coordination.report().tookMillis());
    details.put("last_cycle_failure", coordination.failure());
    details.put("missing", coordination.report().missing());
    details.put("stored_strike_tables", tables.tables());
    return details;
  }

  /** The configuration is the list of symbols; each must be one that a table can be named after. */
  private void checkSymbols() {
    identity.symbols().forEach(PriceTable::new);
  }

  private void save() throws SQLException, IOException {
    state.save("coordination", json.writeValueAsString(coordination.report()));
  }
}
