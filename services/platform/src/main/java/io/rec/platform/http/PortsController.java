package io.rec.platform.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.manifest.Ports;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The port manifest over HTTP, in the shape v2's pages and services read. */
@Controller("/api/ports")
@Open(beforeStart = true)
final class PortsController {

  private final Ports ports;
  private final PeerAddress addresses;
  private final PeerHosts hosts;

  PortsController(Ports ports, PeerAddress addresses, PeerHosts hosts) {
    this.ports = ports;
    this.addresses = addresses;
    this.hosts = hosts;
  }

  @Serdeable
  record PortList(
      Map<String, Integer> ports,
      Map<String, String> service_urls,
      String config_file,
      String host) {}

  @Get
  PortList list() {
    Map<String, Integer> known = ports.manifest().ports();
    Map<String, String> urls = new LinkedHashMap<>();
    known
        .keySet()
        .forEach(
            service ->
                addresses
                    .published(service)
                    .map(URI::toString)
                    .ifPresent(u -> urls.put(service, u)));
    return new PortList(known, urls, ports.file().toString(), hosts.service());
  }
}
