package io.rec.cli.verb;

import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.operator.api.TradingSystem;
import java.util.Objects;

/** What the operator said about a request in its Events, where the reasons of a refusal stand. */
final class Spoken {
  private final KubernetesClient client;

  Spoken(KubernetesClient client) {
    this.client = client;
  }

  /** A sentence to add, or nothing: an Event is never the only record. */
  String about(TradingSystem desk, Verb verb) {
    return verb.mark().map(mark -> about(desk, mark)).orElse("");
  }

  private String about(TradingSystem desk, String mark) {
    try {
      return client
          .events()
          .v1()
          .events()
          .inNamespace(desk.getMetadata().getNamespace())
          .list()
          .getItems()
          .stream()
          .map(Event::getNote)
          .filter(Objects::nonNull)
          .filter(note -> note.contains(mark))
          .reduce((first, last) -> last)
          .map(note -> " The operator says: " + note + ".")
          .orElse("");
    } catch (KubernetesClientException e) {
      return " Its Events cannot be read: %s.".formatted(e.getMessage());
    }
  }
}
