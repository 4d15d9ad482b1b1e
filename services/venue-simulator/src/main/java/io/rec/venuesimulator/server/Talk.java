package io.rec.venuesimulator.server;

/** Our side of one WebSocket; calls come from the connection's own thread, one after the other. */
public interface Talk {

  void opened();

  void message(String text);

  void closed();

  /** The other side answered a ping, or says by itself that it is there. */
  default void pong() {}
}
