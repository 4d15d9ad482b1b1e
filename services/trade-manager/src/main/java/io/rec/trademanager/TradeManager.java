package io.rec.trademanager;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.persistence.Database;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import io.rec.trademanager.books.Tenure;
import io.rec.trademanager.errands.Errands;
import io.rec.trademanager.errands.News;
import io.rec.trademanager.errands.TradeMonitoring;
import io.rec.trademanager.position.PositionTracking;
import io.rec.trademanager.position.StakeFigures;
import io.rec.trademanager.reconciliation.Reconciliation;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The role: its start and stop sequence in the words of the contract. */
@Singleton
final class TradeManager implements Role {

  private final Database database;
  private final UserConfiguration configuration;
  private final Tenure tenure;
  private final TradeMonitoring monitoring;
  private final News news;
  private final Errands errands;
  private final PositionTracking positions;
  private final StakeFigures stake;
  private final Reconciliation reconciliation;
  private final ManagerDetails details;

  TradeManager(
      Database database,
      UserConfiguration configuration,
      Tenure tenure,
      TradeMonitoring monitoring,
      News news,
      Errands errands,
      PositionTracking positions,
      StakeFigures stake,
      Reconciliation reconciliation,
      ManagerDetails details) {
    this.database = database;
    this.configuration = configuration;
    this.tenure = tenure;
    this.monitoring = monitoring;
    this.news = news;
    this.errands = errands;
    this.positions = positions;
    this.stake = stake;
    this.reconciliation = reconciliation;
    this.details = details;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize PostgreSQL connection pool", database::check),
        // The migration job creates them; here they are waited for (R23).
        step("Create database schemas if not exists", database::open),
        step("Load user configuration", configuration::load),
        step("Start trade monitoring loop", this::monitor),
        step("Initialize position tracking", this::track));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Complete pending database transactions", this::finish),
        // Before the pool closes and not after it, as the contract's list has it: the snapshot is a
        // row (R31).
        step("Save current positions state", this::save),
        step("Close database connections", database::close),
        logged("Log shutdown completion"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    return details.now();
  }

  private void monitor() throws SQLException {
    tenure.begin();
    monitoring.begin();
    news.follow();
  }

  private void track() throws SQLException {
    positions.recalculate();
    stake.start();
    reconciliation.start();
  }

  /** Whoever takes over finds everything committed, and nothing of ours underway. */
  private void finish() {
    reconciliation.stop();
    stake.stop();
    news.stop();
    monitoring.finish();
    errands.finish();
  }

  private void save() throws SQLException, IOException {
    positions.save();
    tenure.end();
  }
}
