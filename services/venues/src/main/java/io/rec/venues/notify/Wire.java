package io.rec.venues.notify;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpCall;
import io.rec.venues.connector.http.HttpResult;
import io.rec.venues.connector.notice.Message;

/** How a service wants to be spoken to over HTTP. */
interface Wire {

  /** Refuses, as invalid, a message that the service cannot carry. */
  HttpCall call(Message message) throws ConnectorException;

  /** The service's own id of what it has taken; empty where it gives none. */
  String id(HttpResult result);

  /** Looks whether the service answers, without telling anybody anything. */
  String probe(ConnectorHttp http) throws ConnectorException, InterruptedException;
}
