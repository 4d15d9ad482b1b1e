package io.rec.venues.stream;

import io.rec.venues.wire.MalformedMessage;
import java.io.IOException;

/** Who reads a stream. Called by one thread at a time. */
public interface StreamUser {

  /** A connection has just been opened: subscribe. What this throws ends the connection. */
  void opened(StreamSender sender) throws IOException, InterruptedException;

  /** One whole message. A malformed one is counted and skipped. */
  void message(String text) throws MalformedMessage, ResyncNeeded;

  /** The connection is over and will be replaced. */
  void lost(String reason);

  /** The venue answered the request for a connection with this HTTP status instead. */
  default void refused(int status) {}

  /** Whether the venue has acknowledged all that {@link #opened} asked for. */
  default boolean acknowledged() {
    return true;
  }

  /** Called some times a second while connected: the moment to notice what did not come. */
  default void look() throws ResyncNeeded {}
}
