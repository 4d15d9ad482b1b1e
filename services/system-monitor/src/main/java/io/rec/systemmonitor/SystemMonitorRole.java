package io.rec.systemmonitor;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.health.SystemInfo;
import io.rec.platform.persistence.ComponentState;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import io.rec.systemmonitor.pager.AlertDesk;
import io.rec.systemmonitor.pager.Pager;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system monitor between its first and its last step. */
@Singleton
final class SystemMonitorRole implements Role {

  private static final Logger LOG = LoggerFactory.getLogger(SystemMonitorRole.class);

  private final Database database;
  private final Monitoring monitoring;
  private final Pager pager;
  private final AlertDesk desk;
  private final SystemInfo system;
  private final ComponentState state;

  SystemMonitorRole(
      Database database,
      Monitoring monitoring,
      Pager pager,
      AlertDesk desk,
      SystemInfo system,
      ComponentState state) {
    this.database = database;
    this.monitoring = monitoring;
    this.pager = pager;
    this.desk = desk;
    this.system = system;
    this.state = state;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize database connection", database::open),
        step("Start service monitoring", monitoring::start),
        step("Initialize resource tracking", this::tellResources),
        step("Start duplicate process detection", monitoring::startDuplicateDetection),
        step("Initialize alert system", pager::start));
  }

  /** The rows of the last round are written before the pool closes, not after, as they need it. */
  @Override
  public List<Step> stop() {
    return List.of(
        step("Save monitoring state", this::save),
        step("Close database connections", database::close),
        // Each round writes its rows in one transaction: none is left half written.
        logged("Complete health reports"),
        logged("Log shutdown completion"));
  }

  /** It has to go on while the database is lost: its report in memory then is the only one. */
  @Override
  public DatabaseNeed database() {
    return DatabaseNeed.TO_START;
  }

  @Override
  public Map<String, Object> healthDetails() {
    SystemReport report = monitoring.report();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("overall_status", report.overallStatus());
    details.put("services_healthy", report.servicesHealthy());
    details.put("services_total", report.servicesTotal());
    details.put("failed_services", report.failedServices());
    details.put("last_round_at", report.timestamp().toString());
    details.put("rounds_written", monitoring.roundsWritten());
    details.put("open_alerts", desk.open().size());
    details.put("alerts_recalled", desk.recalled());
    return details;
  }

  private void tellResources() {
    Resources now = Resources.now(system);
    LOG.atInfo()
        .addKeyValue("cpu_percent", now.cpuPercent())
        .addKeyValue("memory_percent", now.memoryPercent())
        .addKeyValue("disk_percent", now.diskPercent())
        .log("resources");
  }

  private void save() throws SQLException {
    monitoring.stop();
    pager.stop();
    state.save(
        "monitoring",
        "{\"overall_status\":\"%s\",\"at\":\"%s\"}"
            .formatted(monitoring.report().overallStatus(), monitoring.report().timestamp()));
  }
}
