package io.rec.venues.connector.testing;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.VenueHttp;
import io.rec.venues.connector.call.ConnectorEvent;
import io.rec.venues.connector.registry.Surroundings;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a connector under test stands on: a held time, a real client, and all its events. */
public final class Bench implements AutoCloseable {

  private final Stalls stalls = new Stalls();
  private final ControlledTime time = new ControlledTime(stalls);
  private final HttpClient client;
  private final List<ConnectorEvent> events = new CopyOnWriteArrayList<>();

  public Bench() {
    this(VenueHttp.client());
  }

  public Bench(HttpClient client) {
    this.client = client;
  }

  public Stalls stalls() {
    return stalls;
  }

  public ControlledTime time() {
    return time;
  }

  public List<ConnectorEvent> events() {
    return events;
  }

  public <E extends ConnectorEvent> List<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public Surroundings surroundings() {
    return new Surroundings(client, ObjectMapper.getDefault(), time, events::add, false);
  }

  @Override
  public void close() {
    client.close();
  }
}
