package io.rec.venues.connector.call;

import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorHealth;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.ConnectorState;
import io.rec.venues.connector.ConnectorStatus;
import io.rec.venues.connector.Diagnostics;
import java.time.Duration;

/**
 * What every connector has from the framework: lifecycle, status and guarded calls. A connector of
 * one's own says how to probe its service and makes each of its calls through {@link #call}.
 */
public abstract class GuardedConnector implements Connector {

  private final String name;
  private final String type;
  private final Guard guard;

  protected GuardedConnector(String name, String type, Guard guard) {
    this.name = name;
    this.type = type;
    this.guard = guard;
  }

  /** One cheap call that changes nothing; says in a few words what answered. */
  protected abstract String probe() throws ConnectorException, InterruptedException;

  /** Makes a call under the policy. */
  protected final <T> T call(String operation, Attempt<T> attempt)
      throws ConnectorException, InterruptedException {
    requireConnected();
    return guard.call(operation, attempt);
  }

  protected final void requireConnected() throws ConnectorRefusedException {
    if (guard.seen().state() == ConnectorState.DISCONNECTED) {
      throw ConnectorRefusedException.disconnected(name);
    }
  }

  protected final Guard guard() {
    return guard;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String type() {
    return type;
  }

  @Override
  public final void connect() throws ConnectorException, InterruptedException {
    guard.move(ConnectorState.CONNECTING);
    boolean connected = false;
    try {
      guard.call("connect", this::probe);
      guard.move(ConnectorState.CONNECTED);
      connected = true;
    } finally {
      if (!connected && guard.seen().state() == ConnectorState.CONNECTING) {
        guard.move(ConnectorState.ERROR);
      }
    }
  }

  @Override
  public final void disconnect() {
    guard.move(ConnectorState.DISCONNECTED);
  }

  @Override
  public final ConnectorStatus status() {
    Vitals.Seen seen = guard.seen();
    return new ConnectorStatus(
        name,
        type,
        family(),
        seen.state(),
        seen.errorCount(),
        guard.circuitOpen(),
        seen.lastSuccess(),
        seen.lastError(),
        seen.lastErrorMessage());
  }

  @Override
  public final Diagnostics diagnostics() {
    return guard.diagnostics();
  }

  @Override
  public final ConnectorHealth healthCheck() throws InterruptedException {
    long began = guard.time().nanos();
    try {
      return new ConnectorHealth(true, guard.probe(this::probe), since(began));
    } catch (ConnectorException failed) {
      return new ConnectorHealth(false, failed.code() + ": " + failed.getMessage(), since(began));
    }
  }

  @Override
  public final void resetCircuit() {
    guard.resetCircuit();
    if (guard.seen().state() == ConnectorState.ERROR) {
      guard.move(ConnectorState.CONNECTED);
    }
  }

  private Duration since(long began) {
    return Duration.ofNanos(guard.time().nanos() - began);
  }
}
