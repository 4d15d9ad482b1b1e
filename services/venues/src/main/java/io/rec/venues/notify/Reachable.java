package io.rec.venues.notify;

import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpCall;
import java.net.URI;
import java.util.Map;

/** A look at an address that only takes messages: it need not like the question. */
final class Reachable {

  private static final int SERVER_ERRORS = 500;

  private Reachable() {}

  static String ask(ConnectorHttp http, URI address)
      throws ConnectorException, InterruptedException {
    try {
      http.send(new HttpCall("HEAD", address, Map.of(), "", ""));
      return "reachable";
    } catch (ConnectorApiException answered) {
      if (answered.statusCode() >= SERVER_ERRORS || gone(answered.statusCode())) {
        throw answered;
      }
      return "reachable";
    }
  }

  private static boolean gone(int status) {
    return status == 404 || status == 410;
  }
}
