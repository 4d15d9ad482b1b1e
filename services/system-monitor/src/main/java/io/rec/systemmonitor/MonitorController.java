package io.rec.systemmonitor;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.rec.platform.health.PeerState;
import io.rec.systemmonitor.look.ServiceFigures;
import io.rec.systemmonitor.threshold.Thresholds;
import io.rec.systemmonitor.threshold.ThresholdsInForce;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The system in the shape of the contract, its thresholds, and how it was. */
@Controller
final class MonitorController {

  private static final int MOST_MINUTES = 24 * 60;

  private final Monitoring monitoring;
  private final HealthHistory history;
  private final Notifiers notifiers;
  private final Thresholds thresholds;
  private final Clock clock;

  MonitorController(
      Monitoring monitoring,
      HealthHistory history,
      Notifiers notifiers,
      Thresholds thresholds,
      Clock clock) {
    this.monitoring = monitoring;
    this.history = history;
    this.notifiers = notifiers;
    this.thresholds = thresholds;
    this.clock = clock;
  }

  @Get("/monitor/services")
  Map<String, Object> services() {
    SystemReport report = monitoring.report();
    Map<String, Object> database = new LinkedHashMap<>();
    database.put("status", report.databaseStatus());
    database.put("response_time", report.database().responseTime());
    database.put("connections", report.database().connections());
    Map<String, Object> apis = new LinkedHashMap<>();
    apis.put("kalshi", outside(report, "kalshi_api"));
    apis.put("coinbase", outside(report, "coinbase_api"));
    apis.put("sendgrid", notifiers.word("sendgrid"));
    Map<String, Object> processes = new LinkedHashMap<>();
    processes.put("supervisor", outside(report, "supervisor"));
    report
        .services()
        .forEach(
            state ->
                processes.put(
                    state.component().replace('-', '_'), process(state, figures(report, state))));
    Map<String, Object> system = new LinkedHashMap<>();
    system.put("cpu", report.systemResources().cpuPercent());
    system.put("memory", report.systemResources().memoryPercent());
    system.put("disk", report.systemResources().diskPercent());
    system.put("network", report.systemResources().networkStatus());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("timestamp", report.timestamp().toString());
    body.put("database", database);
    body.put("apis", apis);
    body.put("processes", processes);
    body.put("system", system);
    return body;
  }

  @Get("/api/system_health/history")
  List<HealthHistory.Moment> history(
      @QueryValue(defaultValue = "system") String service,
      @QueryValue(defaultValue = "60") int minutes)
      throws SQLException {
    Duration back = Duration.ofMinutes(Math.clamp(minutes, 1, MOST_MINUTES));
    return history.of(service.replace('-', '_'), clock.instant().minus(back));
  }

  @Get("/api/thresholds")
  ThresholdsInForce thresholds() {
    return ThresholdsInForce.of(thresholds);
  }

  private static String outside(SystemReport report, String name) {
    SystemReport.@Nullable OutsidePart part = report.outside().get(name);
    return part == null ? "unknown" : part.status();
  }

  private static ServiceFigures figures(SystemReport report, PeerState state) {
    return report.figures().getOrDefault(state.component(), ServiceFigures.NONE);
  }

  private static Map<String, Object> process(PeerState state, ServiceFigures figures) {
    Map<String, Object> process = new LinkedHashMap<>();
    process.put("status", HealthTable.word(state.condition()));
    process.put("detail", state.detail());
    process.put("version", state.version());
    process.put("started_at", state.startedAt());
    process.put("figures", figures);
    return process;
  }
}
