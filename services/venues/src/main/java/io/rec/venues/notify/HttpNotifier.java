package io.rec.venues.notify;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.call.Guard;
import io.rec.venues.connector.call.GuardedConnector;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpCall;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Receipt;

/** Tells people through a service with an HTTP interface. Any 2xx means that it has the message. */
final class HttpNotifier extends GuardedConnector implements Notifier {

  private final ConnectorHttp http;
  private final Wire wire;

  HttpNotifier(String name, String type, Guard guard, ConnectorHttp http, Wire wire) {
    super(name, type, guard);
    this.http = http;
    this.wire = wire;
  }

  @Override
  public Receipt send(Message message) throws ConnectorException, InterruptedException {
    HttpCall call = wire.call(message);
    return call("send", () -> new Receipt(name(), wire.id(http.send(call))));
  }

  @Override
  protected String probe() throws ConnectorException, InterruptedException {
    return wire.probe(http);
  }
}
