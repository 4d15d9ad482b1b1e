package io.rec.connectorhub.routing;

import io.rec.venues.connector.notice.Priority;
import java.util.Optional;
import java.util.Set;

/**
 * What goes by one way.
 *
 * @param kinds empty for all
 * @param digestBelow what is less urgent is collected and told once a day
 * @param recipient for messages that name none; empty for the connector's own
 */
public record Route(
    String channel,
    Priority from,
    Set<String> kinds,
    Optional<Priority> digestBelow,
    String recipient) {

  public Route {
    kinds = Set.copyOf(kinds);
  }

  boolean takes(Notice notice) {
    return notice.priority().atLeast(from)
        && (kinds.isEmpty() || kinds.contains(notice.kind().word()));
  }

  boolean digests(Notice notice) {
    return digestBelow.map(limit -> !notice.priority().atLeast(limit)).orElse(false);
  }
}
