package io.rec.cli.bundle;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.console.Table;
import java.util.Comparator;
import java.util.List;

/** The events of a namespace in the order of time. */
final class Happened {
  private Happened() {}

  static String told(KubernetesClient client, String namespace) {
    List<Event> events =
        client.events().v1().events().inNamespace(namespace).list().getItems().stream()
            .sorted(Comparator.comparing(Happened::at))
            .toList();
    var table = new Table("AT", "TYPE", "REASON", "OBJECT", "COUNT", "NOTE");
    for (Event event : events) {
      var object = event.getRegarding();
      table.row(
          at(event),
          requireNonNullElse(event.getType(), ""),
          requireNonNullElse(event.getReason(), ""),
          object == null ? "" : object.getKind() + "/" + object.getName(),
          event.getSeries() == null ? 1 : event.getSeries().getCount(),
          requireNonNullElse(event.getNote(), ""));
    }
    return table.render();
  }

  private static String at(Event event) {
    return event.getEventTime() != null && event.getEventTime().getTime() != null
        ? event.getEventTime().getTime()
        : requireNonNullElse(
            event.getDeprecatedFirstTimestamp(), event.getMetadata().getCreationTimestamp());
  }
}
