package io.rec.unifiedproductioncoordinator;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.persistence.Database;
import io.rec.platform.prices.PriceTable;
import io.rec.platform.role.Role;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.role.Step;
import io.rec.unifiedproductioncoordinator.model.ActiveFingerprints;
import io.rec.unifiedproductioncoordinator.production.Productions;
import io.rec.unifiedproductioncoordinator.publication.TableFiles;
import io.rec.unifiedproductioncoordinator.publication.WriteBehind;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The production coordinator between its first and its last step. */
@Singleton
final class UnifiedProductionCoordinatorRole implements Role {

  private final Database database;
  private final Productions productions;
  private final WriteBehind rows;
  private final TableFiles files;
  private final ActiveFingerprints fingerprints;
  private final StatusReports reports;
  private final RoleIdentity identity;

  UnifiedProductionCoordinatorRole(
      Database database,
      Productions productions,
      WriteBehind rows,
      TableFiles files,
      ActiveFingerprints fingerprints,
      StatusReports reports,
      RoleIdentity identity) {
    this.database = database;
    this.productions = productions;
    this.rows = rows;
    this.files = files;
    this.fingerprints = fingerprints;
    this.reports = reports;
    this.identity = identity;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize PostgreSQL connection", database::open),
        step("Start data coordination loop", this::coordinate),
        step("Initialize JSON file monitoring", files::start),
        step("Load configuration", this::load),
        step("Start status monitoring", reports::start));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Complete database operations", this::completeRows),
        step("Save coordination state", reports::finish),
        step("Complete JSON file writes", files::finish),
        logged("Log shutdown completion"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    CycleReport report = reports.report();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("cycles", productions.cycles());
    details.put("reported_at", report.at().toString());
    details.put("missing", report.missing());
    details.put("failing_steps", report.failing());
    details.put("refused", report.refused());
    details.put(
        "models",
        identity.symbols().stream()
            .collect(Collectors.toMap(symbol -> symbol, symbol -> fingerprints.of(symbol).name())));
    return details;
  }

  private void coordinate() throws SQLException {
    // Every symbol must be one that a table can be named after.
    identity.symbols().forEach(PriceTable::new);
    rows.start();
    productions.start();
  }

  private void load() {
    fingerprints.start();
  }

  private void completeRows() throws InterruptedException, IOException {
    fingerprints.stop();
    productions.stop();
    rows.finish();
  }
}
