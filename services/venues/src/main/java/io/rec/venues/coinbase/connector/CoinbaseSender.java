package io.rec.venues.coinbase.connector;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.coinbase.CoinbaseCall;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpCall;
import java.net.URI;
import java.util.Map;

/** Sends the exchange's calls for a connector, each as one request. */
record CoinbaseSender(URI root, ConnectorHttp http, ObjectMapper json) {

  <T> T send(CoinbaseCall<T> call) throws ConnectorException, InterruptedException {
    return http.send(HttpCall.get(URI.create(root + call.path()), Map.of()))
        .json(text -> call.reading().read(json, text));
  }
}
