package io.rec.tradeexecutor;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.http.Open;
import io.rec.platform.manifest.Ports;
import io.rec.platform.role.RoleIdentity;
import java.time.Clock;
import java.util.OptionalInt;

/** The status route that v2's pages ask. */
@Controller("/api/system_status")
@Open
final class StatusController {

  private final RoleIdentity identity;
  private final Ports ports;
  private final Clock clock;

  StatusController(RoleIdentity identity, Ports ports, Clock clock) {
    this.identity = identity;
    this.ports = ports;
    this.clock = clock;
  }

  @Serdeable
  record SystemStatus(
      String status, String service, int port, String timestamp, String port_system) {}

  @Get
  SystemStatus status() {
    OptionalInt port = ports.manifest().port(identity.component());
    return new SystemStatus(
        "online",
        identity.service(),
        port.orElse(0),
        clock.instant().toString(),
        ports.file().toString());
  }
}
