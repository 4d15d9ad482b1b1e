package io.rec.venues.polygon;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.config.SecretText;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpCall;
import io.rec.venues.connector.http.HttpResult;
import java.net.URI;
import java.util.Map;

/** Requests with the key in a header, where no log of an address can find it. */
record PolygonCalls(URI root, SecretText key, ConnectorHttp http) {

  HttpResult get(String path) throws ConnectorException, InterruptedException {
    return http.send(
        HttpCall.get(URI.create(root + path), Map.of("Authorization", "Bearer " + key.reveal())));
  }
}
