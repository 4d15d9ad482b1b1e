package io.rec.cli.forward;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** Where an accepted connection goes. */
interface Target {
  /** Carries bytes both ways until either side ends; returns then. */
  void carry(SocketChannel accepted) throws IOException, InterruptedException;
}
