package io.rec.venues.connector.call;

import java.util.List;

/** Who hears what happens to connectors; called on the calling thread, so it must be quick. */
@FunctionalInterface
public interface ConnectorListener {

  void heard(ConnectorEvent event);

  static ConnectorListener all(List<ConnectorListener> listeners) {
    List<ConnectorListener> each = List.copyOf(listeners);
    return event -> each.forEach(listener -> listener.heard(event));
  }
}
