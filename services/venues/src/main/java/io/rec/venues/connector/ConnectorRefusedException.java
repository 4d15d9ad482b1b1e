package io.rec.venues.connector;

import java.util.Locale;

/** The connector itself did not make the call, or cannot say what came of it. */
public final class ConnectorRefusedException extends ConnectorException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    CIRCUIT_OPEN,
    BUSY,
    DEADLINE,
    DISCONNECTED,
    IN_DOUBT,
    INVALID;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Reason reason;

  private ConnectorRefusedException(Reason reason, String message) {
    super(message, false);
    this.reason = reason;
  }

  private ConnectorRefusedException(Reason reason, String message, Throwable cause) {
    super(message, false, cause);
    this.reason = reason;
  }

  public static ConnectorRefusedException circuitOpen(String connector) {
    return new ConnectorRefusedException(
        Reason.CIRCUIT_OPEN, connector + " is not asked: its circuit is open");
  }

  public static ConnectorRefusedException busy(String connector) {
    return new ConnectorRefusedException(
        Reason.BUSY, connector + " has as many calls running as it is allowed");
  }

  public static ConnectorRefusedException late(String connector, String operation) {
    return new ConnectorRefusedException(
        Reason.DEADLINE, "%s: no time left for %s".formatted(connector, operation));
  }

  public static ConnectorRefusedException disconnected(String connector) {
    return new ConnectorRefusedException(Reason.DISCONNECTED, connector + " is disconnected");
  }

  /** What was asked makes no sense; nothing was sent. */
  public static ConnectorRefusedException invalid(String message) {
    return new ConnectorRefusedException(Reason.INVALID, message);
  }

  /** The service may have acted: look up before doing anything else. */
  public static ConnectorRefusedException inDoubt(String message, ConnectorException last) {
    return new ConnectorRefusedException(Reason.IN_DOUBT, message, last);
  }

  public Reason reason() {
    return reason;
  }

  @Override
  public String code() {
    return "ConnectorError";
  }

  @Override
  public boolean countsAgainstService() {
    return false;
  }

  @Override
  public boolean mayHaveActed() {
    return reason == Reason.IN_DOUBT;
  }

  @Override
  public ConnectorException reworded(String words) {
    return new ConnectorRefusedException(reason, words);
  }
}
