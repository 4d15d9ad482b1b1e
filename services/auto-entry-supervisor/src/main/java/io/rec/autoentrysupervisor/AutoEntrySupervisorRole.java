package io.rec.autoentrysupervisor;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.control.TradingControls;
import io.rec.platform.persistence.ComponentState;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The auto entry supervisor between its first and its last step. */
@Singleton
final class AutoEntrySupervisorRole implements Role {

  private static final Logger LOG = LoggerFactory.getLogger(AutoEntrySupervisorRole.class);

  private final Database database;
  private final MomentumView momentum;
  private final EntryWatch watch;
  private final EntrySwitch wish;
  private final TradingControls controls;
  private final ComponentState state;

  AutoEntrySupervisorRole(
      Database database,
      MomentumView momentum,
      EntryWatch watch,
      EntrySwitch wish,
      TradingControls controls,
      ComponentState state) {
    this.database = database;
    this.momentum = momentum;
    this.watch = watch;
    this.wish = wish;
    this.controls = controls;
    this.state = state;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize PostgreSQL connection", database::open),
        step("Load momentum data", momentum::load),
        step("Start monitoring loop", watch::start),
        step("Initialize trade signals", this::readSwitch),
        step("Start auto-entry logic", this::readLimits));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Save current state", this::save),
        step("Close database connections", database::close),
        step("Log final status", this::logStatus),
        logged("Complete shutdown"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    EntryStatus now = watch.status();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("auto_entry_status", now.status().name());
    details.put("auto_entry_reason", now.reason());
    details.put("last_pass_at", watch.lastPassAt().toString());
    return details;
  }

  /** Reads the trader's switch; this version makes no signal from it. */
  private void readSwitch() throws SQLException {
    LOG.atInfo().addKeyValue("auto_entry", wish.on()).log("auto entry switch read");
  }

  /** Waits for the limits: without them the decision would be DISABLED for a reason nobody sees. */
  private void readLimits() throws NotYet {
    if (controls.current().isEmpty()) {
      throw new NotYet("risk limits", Reason.MANIFEST_MISSING, controls.complaint());
    }
  }

  private void save() throws SQLException {
    watch.stop();
    state.save(
        "auto-entry",
        "{\"status\":\"%s\",\"reason\":\"%s\"}"
            .formatted(watch.status().status(), watch.status().reason()));
  }

  private void logStatus() {
    LOG.atInfo()
        .addKeyValue("status", watch.status().status())
        .addKeyValue("reason", watch.status().reason())
        .log("final status");
  }
}
