package io.rec.venues.connector.call;

import io.rec.venues.connector.ConnectorException;

/** One try, on a thread of its own that is interrupted when its time is over. */
@FunctionalInterface
public interface Attempt<T> {
  T run() throws ConnectorException, InterruptedException;
}
