package io.rec.platform.health;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.platform.http.Open;
import io.rec.platform.manifest.Ports;
import io.rec.platform.role.Role;
import io.rec.platform.role.RoleIdentity;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Health for people and dashboards. Always 200 while the process answers: the body is the news. */
@Controller("/health")
@Open(beforeStart = true)
final class HealthController {

  private static final List<String> ASKED =
      List.of("main_app", "trade_manager", "trade_executor", "active_trade_supervisor");

  private final RoleIdentity identity;
  private final Role role;
  private final Ports ports;
  private final HealthReport report;
  private final SystemInfo system;
  private final PeerStates peers;
  private final Clock clock;

  HealthController(
      RoleIdentity identity,
      Role role,
      Ports ports,
      HealthReport report,
      SystemInfo system,
      PeerStates peers,
      Clock clock) {
    this.identity = identity;
    this.role = role;
    this.ports = ports;
    this.report = report;
    this.system = system;
    this.peers = peers;
    this.clock = clock;
  }

  @Get
  Map<String, Object> health() {
    HealthReport.Report now = report.now();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", now.status().word());
    body.put("service", identity.service());
    body.put("port", ports.own().orElse(0));
    body.put("port_system", "centralized");
    body.put("timestamp", clock.instant().toString());
    Map<String, String> services = new LinkedHashMap<>();
    Map<String, String> reasons = new LinkedHashMap<>();
    now.parts()
        .forEach(
            (name, part) -> {
              services.put(name, part.verdict().word());
              if (part.bad()) {
                reasons.put(name, part.detail());
              }
            });
    now.waitingFor()
        .forEach(
            waiting ->
                reasons.put(waiting.what(), waiting.reason().word() + ": " + waiting.detail()));
    body.put("services", services);
    body.put("reasons", reasons);
    body.putAll(role.healthDetails());
    return body;
  }

  @Get("/detailed")
  Map<String, Object> detailed() {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("cpu_usage", rounded(system.cpuPercent()));
    info.put("memory_usage", rounded(system.memoryPercent()));
    info.put("disk_usage", rounded(system.diskPercent()));
    info.put("network_status", system.networkStatus());
    Map<String, String> services = new LinkedHashMap<>();
    for (String service : ASKED) {
      services.put(service, word(peers.of(service.replace('_', '-'))));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", report.now().status().word());
    body.put("timestamp", clock.instant().toString());
    body.put("system_info", info);
    body.put("service_status", services);
    return body;
  }

  private static String word(PeerState state) {
    return switch (state.condition()) {
      case READY -> "healthy";
      case WAITING -> "degraded";
      case SILENT -> "unhealthy";
    };
  }

  private static @Nullable Double rounded(OptionalDouble percent) {
    return percent.isPresent() ? Math.round(percent.getAsDouble() * 10) / 10.0 : null;
  }
}
