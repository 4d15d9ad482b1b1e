package io.rec.mainapp.roster;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.platform.health.HealthReport;
import io.rec.platform.health.SystemInfo;
import io.rec.platform.role.RoleIdentity;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The four blocks of the contract and the line of every service. */
@Refuses
@Controller("/monitor")
@Needs(AccountRole.VIEWER)
final class MonitorController {

  private final RoleIdentity identity;
  private final HealthReport health;
  private final SystemInfo system;
  private final DatabaseFigures database;
  private final Roster roster;
  private final Connectors connectors;
  private final Clock clock;

  MonitorController(
      RoleIdentity identity,
      HealthReport health,
      SystemInfo system,
      DatabaseFigures database,
      Roster roster,
      Connectors connectors,
      Clock clock) {
    this.identity = identity;
    this.health = health;
    this.system = system;
    this.database = database;
    this.roster = roster;
    this.connectors = connectors;
    this.clock = clock;
  }

  @Get("/services")
  HttpResponse<MonitorView> services() throws InterruptedException {
    HealthReport.Report report = health.now();
    List<RosterLine> lines = roster.lines();
    return HttpResponse.ok(
            new MonitorView(
                clock.instant(),
                identity.mode().word(),
                identity.version(),
                database.block(report.part("database")),
                new MonitorView.Apis(
                    report.part("kalshi_api").verdict().word(),
                    report.part("coinbase_api").verdict().word(),
                    connectors.word("sendgrid")),
                processes(report, lines),
                new MonitorView.SystemBlock(
                    figure(system.cpuPercent()),
                    figure(system.memoryPercent()),
                    figure(system.diskPercent())),
                lines))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static Map<String, String> processes(HealthReport.Report report, List<RosterLine> lines) {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("supervisor", report.part("supervisor").verdict().word());
    for (RosterLine line : lines) {
      states.put(line.component().replace('-', '_'), line.state());
    }
    return states;
  }

  private static @Nullable Double figure(OptionalDouble percent) {
    return percent.isPresent() ? Math.round(percent.getAsDouble() * 10) / 10.0 : null;
  }
}
