package io.rec.venuesimulator.server;

import io.rec.venuesimulator.fault.OneShot;

/** What can be sent on one WebSocket, from any thread and in the order of the calls. */
public interface Outlet {

  /** An answer to a command: never spoiled. */
  void answer(String text);

  /** News: meets the faults that are armed. */
  void news(String text);

  void ping(String payload);

  /** Says goodbye first. */
  void close();

  /** Without a goodbye, as a cable that was cut. */
  void hangUp();

  /** The next messages of news meet this fault. */
  void arm(OneShot fault, int times);

  /** What the other side has not taken yet. */
  long pendingBytes();
}
