package io.rec.connectorhub;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.Map;

/** What other services ask of the hub. */
@Controller("/api")
final class ConnectorController {

  private final Connectors connectors;
  private final List<Notifier> notifiers;

  ConnectorController(Connectors connectors, List<Notifier> notifiers) {
    this.connectors = connectors;
    this.notifiers = List.copyOf(notifiers);
  }

  @Get("/connectors")
  List<Connector> connectors() {
    return connectors.all();
  }

  @Post("/notices")
  HttpResponse<Map<String, List<String>>> notice(@Body Notice notice) {
    notifiers.forEach(notifier -> notifier.tell(notice));
    return HttpResponse.accepted()
        .body(Map.of("told_by", notifiers.stream().map(Notifier::name).toList()));
  }
}
