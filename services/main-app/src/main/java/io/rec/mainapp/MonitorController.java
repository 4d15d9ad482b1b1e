package io.rec.mainapp;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.platform.health.HealthReport;
import io.rec.platform.health.SystemInfo;
import io.rec.platform.http.Open;
import io.rec.platform.role.RoleIdentity;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What the page fetches: the four blocks of the contract and the line of every service. */
@Controller("/monitor")
@Open(beforeStart = true)
final class MonitorController {

  private final RoleIdentity identity;
  private final HealthReport health;
  private final SystemInfo system;
  private final DatabaseFigures database;
  private final Roster roster;
  private final Clock clock;

  MonitorController(
      RoleIdentity identity,
      HealthReport health,
      SystemInfo system,
      DatabaseFigures database,
      Roster roster,
      Clock clock) {
    this.identity = identity;
    this.health = health;
    this.system = system;
    this.database = database;
    this.roster = roster;
    this.clock = clock;
  }

  @Get("/services")
  HttpResponse<Map<String, Object>> services() {
    HealthReport.Report report = health.now();
    List<RosterLine> lines = roster.lines();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("timestamp", clock.instant().toString());
    body.put("mode", identity.mode().word());
    body.put("version", identity.version());
    body.put("database", database.block(report.part("database")));
    body.put("apis", apis(report));
    body.put("processes", processes(report, lines));
    body.put("system", systemBlock());
    body.put("services", lines);
    return HttpResponse.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static Map<String, Object> apis(HealthReport.Report report) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("kalshi", report.part("kalshi_api").verdict().word());
    block.put("coinbase", report.part("coinbase_api").verdict().word());
    // No mail connector can be configured yet, so there is nothing to ask.
    block.put("sendgrid", "not_used");
    return block;
  }

  private static Map<String, Object> processes(HealthReport.Report report, List<RosterLine> lines) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("supervisor", report.part("supervisor").verdict().word());
    for (RosterLine line : lines) {
      block.put(line.component().replace('-', '_'), line.state());
    }
    return block;
  }

  private Map<String, Object> systemBlock() {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("cpu", figure(system.cpuPercent()));
    block.put("memory", figure(system.memoryPercent()));
    block.put("disk", figure(system.diskPercent()));
    return block;
  }

  private static @Nullable Double figure(OptionalDouble percent) {
    return percent.isPresent() ? Math.round(percent.getAsDouble() * 10) / 10.0 : null;
  }
}
