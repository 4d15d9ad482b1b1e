package io.rec.venues.connector.testing;

import java.net.URI;

/** A service on real sockets that can be told to fail. */
public interface FaultyService extends AutoCloseable {

  /** From now on so many requests, or for ever. */
  void inject(Fault fault, int requests);

  int FOR_EVER = Integer.MAX_VALUE;

  /** Only requests of this HTTP method are hit from now on; all of them when it is empty. */
  default void aim(String method) {}

  void heal();

  /** Requests that have come since this was last asked. */
  int served();

  URI root();

  /** The same service where it cannot prove who it is. */
  URI untrusted();

  /** A name that no resolver knows. */
  URI unresolved();

  @Override
  void close();
}
