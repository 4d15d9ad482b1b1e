package io.rec.venues.connector.testing;

import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.registry.Surroundings;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;

/** A connector and its service, as the kit needs them. One for each test. */
public interface Subject {

  /** The service with its healthy behaviour; it says where it stalls. */
  FaultyService service(Stalls stalls);

  /** At this root, with the usual policy and a rate limit that no test reaches. */
  Connector connector(URI root, Surroundings surroundings);

  /** One usual call, of one request to the service. */
  void call(Connector connector) throws ConnectorException, InterruptedException;

  /** Whether an answer that cannot be read makes the call fail. */
  boolean readsAnswers();

  /** The name of the error for an answer that says no or nothing; SMTP's are no API's. */
  default String answersCode(Fault fault) {
    return "APIError";
  }

  /** The faults that its wire can have. */
  default Set<Fault> faults() {
    return EnumSet.allOf(Fault.class);
  }
}
