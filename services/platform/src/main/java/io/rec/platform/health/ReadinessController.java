package io.rec.platform.health;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.platform.http.Open;
import io.rec.platform.lifecycle.Lifecycle;
import io.rec.platform.lifecycle.Phase;
import io.rec.platform.loop.Loop;
import io.rec.platform.loop.Loops;
import io.rec.platform.role.ReadinessGate;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.role.Waiting;
import java.util.List;
import java.util.Map;

/** The kubelet's two questions. Liveness looks at our own loops only, never at a dependency. */
@Controller("/health")
@Open(beforeStart = true)
final class ReadinessController {

  private final RoleIdentity identity;
  private final Lifecycle lifecycle;
  private final List<ReadinessGate> gates;
  private final Loops loops;
  private final Throttling throttling;

  ReadinessController(
      RoleIdentity identity,
      Lifecycle lifecycle,
      List<ReadinessGate> gates,
      Loops loops,
      Throttling throttling) {
    this.identity = identity;
    this.lifecycle = lifecycle;
    this.gates = List.copyOf(gates);
    this.loops = loops;
    this.throttling = throttling;
  }

  @Get("/ready")
  HttpResponse<Readiness> ready() {
    List<Waiting> waiting =
        gates.stream().flatMap(gate -> gate.waitingFor().stream()).distinct().toList();
    boolean ready = waiting.isEmpty() && lifecycle.started();
    Readiness readiness =
        new Readiness(
            ready ? "ready" : "waiting",
            identity.component(),
            waiting,
            step(),
            identity.version(),
            identity.mode().word(),
            identity.startedAt().toString(),
            throttling.percent());
    return ready ? HttpResponse.ok(readiness) : HttpResponse.serverError(readiness).status(503);
  }

  @Get("/live")
  HttpResponse<Map<String, Object>> live() {
    List<String> stuck = loops.stuck().stream().map(Loop::name).toList();
    Map<String, Object> body =
        Map.of(
            "status",
            stuck.isEmpty() ? "alive" : "stuck",
            "component",
            identity.component(),
            "stuck_loops",
            stuck);
    return stuck.isEmpty() ? HttpResponse.ok(body) : HttpResponse.serverError(body).status(503);
  }

  private String step() {
    return switch (lifecycle.phase()) {
      case Phase.Starting starting ->
          starting.of() == 0
              ? ""
              : "%d/%d %s".formatted(starting.number(), starting.of(), starting.step());
      case Phase.Started started -> "started";
      case Phase.Stopping stopping -> stopping.step();
    };
  }
}
