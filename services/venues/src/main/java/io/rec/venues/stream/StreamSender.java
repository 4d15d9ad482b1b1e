package io.rec.venues.stream;

import java.io.IOException;

/** Sends a text to the venue over the connection that is open now. */
@FunctionalInterface
public interface StreamSender {
  void send(String text) throws IOException, InterruptedException;
}
