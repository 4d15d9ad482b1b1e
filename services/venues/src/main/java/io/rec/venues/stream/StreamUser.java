package io.rec.venues.stream;

import java.io.IOException;

/** Who reads a stream. Called by one thread at a time. */
public interface StreamUser {

  /** A connection has just been opened: subscribe. What this throws ends the connection. */
  void opened(StreamSender sender) throws IOException, InterruptedException;

  /** One whole message. */
  void message(String text);

  /** The connection is over and will be replaced. */
  void lost(String reason);
}
