package io.rec.venues.connector.registry;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.connector.call.ConnectorListener;
import io.rec.venues.connector.call.ConnectorTime;
import io.rec.venues.connector.call.Guard;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpRefusal;
import java.net.http.HttpClient;

/**
 * What all connectors of a process share: one HTTP client with its pool of connections, one time,
 * one listener.
 *
 * @param live whether money is real
 */
public record Surroundings(
    HttpClient client,
    ObjectMapper json,
    ConnectorTime time,
    ConnectorListener listener,
    boolean live) {

  /** Make it last: it hides the secrets that the connector has read from its settings. */
  public Guard guard(Settings settings, Policy policy) {
    return new Guard(
        settings.connector(), policy.changedBy(settings), time, settings.redaction(), listener);
  }

  public ConnectorHttp http(Settings settings, HttpRefusal.Reader refusals) {
    return new ConnectorHttp(settings.connector(), client, json, time.clock(), refusals);
  }
}
