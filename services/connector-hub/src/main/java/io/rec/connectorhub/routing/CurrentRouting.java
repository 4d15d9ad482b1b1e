package io.rec.connectorhub.routing;

import io.micronaut.serde.ObjectMapper;
import io.rec.connectorhub.connect.HubConnectors;
import io.rec.venues.connector.Connector;
import io.rec.venues.connector.config.ConfigurationRefused;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routing in force; a document that breaks leaves the last good one. */
@Singleton
public final class CurrentRouting {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentRouting.class);

  private final HubConnectors connectors;
  private final ObjectMapper json;
  private @Nullable Routing good;
  private String text = "";
  private List<Route> usual = List.of();
  private String complaint = "";

  CurrentRouting(HubConnectors connectors, ObjectMapper json) {
    this.connectors = connectors;
    this.json = json;
  }

  public synchronized Routing get() {
    String now = connectors.routing();
    List<Route> ways =
        connectors.notifiers().stream()
            .map((Connector each) -> Routing.usual(each.name(), each.type()))
            .toList();
    if (good == null || !now.equals(text) || !ways.equals(usual)) {
      read(now, ways);
    }
    return good == null ? RoutingDocument.read(json, "", ways) : good;
  }

  /** What is wrong with the document; empty when it is in force. */
  public synchronized String complaint() {
    return complaint;
  }

  private void read(String now, List<Route> ways) {
    text = now;
    usual = ways;
    try {
      good = RoutingDocument.read(json, now, ways);
      complaint = "";
    } catch (ConfigurationRefused unusable) {
      complaint = String.valueOf(unusable.getMessage());
      LOG.error("{}", complaint);
    }
  }
}
