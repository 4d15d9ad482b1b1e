package io.rec.platform.health;

import io.rec.platform.health.Part.Verdict;
import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.role.ReadinessGate;
import io.rec.platform.role.Role;
import io.rec.platform.role.Waiting;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The parts and what follows from them: healthy, degraded when a part is bad, unhealthy when
 * unready.
 */
@Singleton
public final class HealthReport {

  private static final Executor SIDE_BY_SIDE = task -> Thread.ofVirtual().start(task);

  private final Role role;
  private final List<ReadinessGate> gates;
  private final DatabaseWatch database;
  private final Outside outside;
  private final List<HealthPart> own;

  HealthReport(
      Role role,
      List<ReadinessGate> gates,
      DatabaseWatch database,
      Outside outside,
      List<HealthPart> own) {
    this.role = role;
    this.gates = List.copyOf(gates);
    this.database = database;
    this.outside = outside;
    this.own = List.copyOf(own);
  }

  public record Report(Verdict status, Map<String, Part> parts, List<Waiting> waitingFor) {

    public Part part(String name) {
      return parts.getOrDefault(name, new Part(Verdict.NOT_USED, ""));
    }
  }

  /** Asks the venues and the operator side by side: the slowest decides how long it takes. */
  public Report now() {
    CompletableFuture<Part> kalshi = CompletableFuture.supplyAsync(outside::kalshi, SIDE_BY_SIDE);
    CompletableFuture<Part> coinbase =
        CompletableFuture.supplyAsync(outside::coinbase, SIDE_BY_SIDE);
    CompletableFuture<Part> supervisor =
        CompletableFuture.supplyAsync(outside::supervisor, SIDE_BY_SIDE);
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("database", database());
    parts.put("kalshi_api", kalshi.join());
    parts.put("coinbase_api", coinbase.join());
    parts.put("supervisor", supervisor.join());
    own.forEach(each -> parts.put(each.name(), each.now()));
    List<Waiting> waiting =
        gates.stream().flatMap(gate -> gate.waitingFor().stream()).distinct().toList();
    return new Report(status(parts, waiting), parts, waiting);
  }

  private Part database() {
    if (role.database() == DatabaseNeed.NONE) {
      return new Part(Verdict.NOT_USED, "");
    }
    return database
        .problem()
        .map(problem -> Part.unhealthy(problem.reason().word() + ": " + problem.detail()))
        .orElseGet(Part::healthy);
  }

  private static Verdict status(Map<String, Part> parts, List<Waiting> waiting) {
    if (!waiting.isEmpty()) {
      return Verdict.UNHEALTHY;
    }
    return parts.values().stream().anyMatch(Part::bad) ? Verdict.DEGRADED : Verdict.HEALTHY;
  }
}
