package io.rec.cascadingfailuredetector;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.micronaut.serde.ObjectMapper;
import io.rec.cascadingfailuredetector.graph.DependencyGraph;
import io.rec.platform.manifest.Ports;
import io.rec.platform.persistence.ComponentState;
import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
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

/** The failure detector between its first and its last step. */
@Singleton
final class CascadingFailureDetectorRole implements Role {

  private static final Logger LOG = LoggerFactory.getLogger(CascadingFailureDetectorRole.class);

  private final Detection detection;
  private final Ports ports;
  private final ComponentState state;
  private final ObjectMapper json;

  CascadingFailureDetectorRole(
      Detection detection, Ports ports, ComponentState state, ObjectMapper json) {
    this.detection = detection;
    this.ports = ports;
    this.state = state;
    this.json = json;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize service monitoring", this::checkManifest),
        step("Start health check loop", detection::startChecks),
        // The alert engine of the system monitor asks for the verdict: also while the database, by
        // which alerts go otherwise, is what is lost.
        logged("Initialize alert system"),
        step("Load critical service list", this::tellCritical),
        step("Start failure detection", detection::startDetection));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Save monitoring state", this::save),
        step("Close service connections", detection::stop),
        step("Log final status", this::logStatus),
        logged("Complete shutdown"));
  }

  /** It has to go on while the database is lost: that is a cause it must name. */
  @Override
  public DatabaseNeed database() {
    return DatabaseNeed.TO_START;
  }

  @Override
  public Map<String, Object> healthDetails() {
    DetectorReport report = detection.report();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("level", report.level());
    details.put("root_cause", report.rootCause());
    details.put("watched_services", detection.watched().size());
    details.put("restarts_asked_for", report.restartCount());
    details.put("last_check_at", report.timestamp().toString());
    return details;
  }

  private void checkManifest() throws NotYet {
    List<String> absent =
        DependencyGraph.CRITICAL.stream()
            .filter(component -> ports.manifest().port(component).isEmpty())
            .sorted()
            .toList();
    if (!absent.isEmpty()) {
      throw new NotYet(
          "port manifest", Reason.MANIFEST_MISSING, "no port for " + String.join(", ", absent));
    }
  }

  private void tellCritical() {
    LOG.atInfo()
        .addKeyValue(
            "services", String.join(", ", DependencyGraph.of(detection.watched()).critical()))
        .log("critical services");
  }

  private void save() throws SQLException, IOException {
    state.save("detection", json.writeValueAsString(detection.report()));
  }

  private void logStatus() {
    DetectorReport report = detection.report();
    LOG.atInfo()
        .addKeyValue("level", report.level())
        .addKeyValue("root_cause", String.join(", ", report.rootCause()))
        .log("final status");
  }
}
