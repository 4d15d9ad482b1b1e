package io.rec.trademanager;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.persistence.Database;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.util.List;

/** The role: its start and stop sequence in the words of the contract. */
@Singleton
final class TradeManager implements Role {

  private final Database database;
  private final UserConfiguration configuration;
  private final TradeMonitoring monitoring;
  private final PositionTracking positions;

  TradeManager(
      Database database,
      UserConfiguration configuration,
      TradeMonitoring monitoring,
      PositionTracking positions) {
    this.database = database;
    this.configuration = configuration;
    this.monitoring = monitoring;
    this.positions = positions;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize PostgreSQL connection pool", database::check),
        // The migration job creates them; here they are waited for (R23).
        step("Create database schemas if not exists", database::open),
        step("Load user configuration", configuration::load),
        step("Start trade monitoring loop", monitoring::begin),
        step("Initialize position tracking", positions::recalculate));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Complete pending database transactions", monitoring::finish),
        // Before the pool closes and not after it, as the contract's list has it: the snapshot is a
        // row (R31).
        step("Save current positions state", positions::save),
        step("Close database connections", database::close),
        logged("Log shutdown completion"));
  }
}
