package io.rec.venues.connector;

/** One configured connection to an outside service. Safe for use by many threads. */
public interface Connector extends AutoCloseable {

  /** The id under which it is registered. */
  String name();

  String type();

  Family family();

  /** Proves that the service answers to our credentials. */
  void connect() throws ConnectorException, InterruptedException;

  void disconnect();

  ConnectorStatus status();

  Diagnostics diagnostics();

  /** One cheap call within 10 s, past an open circuit; says what is wrong instead of throwing. */
  ConnectorHealth healthCheck() throws InterruptedException;

  /** Closes the circuit and clears the error count. */
  void resetCircuit();

  /** Fails while the circuit is open; connects when it is not connected. */
  default void ensureConnected() throws ConnectorException, InterruptedException {
    ConnectorStatus now = status();
    if (now.circuitOpen()) {
      throw ConnectorRefusedException.circuitOpen(name());
    }
    if (now.status() == ConnectorState.DISCONNECTED || now.status() == ConnectorState.ERROR) {
      connect();
    }
  }

  @Override
  default void close() {
    disconnect();
  }
}
