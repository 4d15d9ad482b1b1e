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

  /**
   * Fails while the circuit is open; connects when it is disconnected. Not after an error: a probe
   * that succeeds would hide from the circuit that the calls do not.
   */
  default void ensureConnected() throws ConnectorException, InterruptedException {
    ConnectorStatus now = status();
    if (now.circuitOpen()) {
      throw ConnectorRefusedException.circuitOpen(name());
    }
    if (now.status() == ConnectorState.DISCONNECTED) {
      connect();
    }
  }

  @Override
  default void close() {
    disconnect();
  }
}
