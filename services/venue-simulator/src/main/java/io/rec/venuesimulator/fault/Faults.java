package io.rec.venuesimulator.fault;

import java.time.Duration;

/**
 * The lasting faults of a venue. {@code status} 0 answers truly, anything else answers every call
 * with that status; {@code drop} hangs up on each request, {@code halfOpen} takes connections and
 * requests and stays silent; {@code silence} keeps a stream open without a message or a ping;
 * {@code outage} marks the exchange itself as down. With {@code carriedOut} the first four meet the
 * answer instead of the request.
 */
public record Faults(
    Duration latency,
    int status,
    boolean drop,
    boolean halfOpen,
    boolean silence,
    boolean refuseConnections,
    boolean outage,
    Duration clockSkew,
    Duration readLag,
    boolean carriedOut) {

  public static final Faults NONE =
      new Faults(
          Duration.ZERO, 0, false, false, false, false, false, Duration.ZERO, Duration.ZERO, false);

  public Faults withLatency(Duration added) {
    return new Faults(
        added,
        status,
        drop,
        halfOpen,
        silence,
        refuseConnections,
        outage,
        clockSkew,
        readLag,
        carriedOut);
  }

  public Faults withStatus(int answered) {
    return new Faults(
        latency,
        answered,
        drop,
        halfOpen,
        silence,
        refuseConnections,
        outage,
        clockSkew,
        readLag,
        carriedOut);
  }

  public Faults withDrop(boolean on) {
    return new Faults(
        latency,
        status,
        on,
        halfOpen,
        silence,
        refuseConnections,
        outage,
        clockSkew,
        readLag,
        carriedOut);
  }

  public Faults withHalfOpen(boolean on) {
    return new Faults(
        latency,
        status,
        drop,
        on,
        silence,
        refuseConnections,
        outage,
        clockSkew,
        readLag,
        carriedOut);
  }

  public Faults withSilence(boolean on) {
    return new Faults(
        latency,
        status,
        drop,
        halfOpen,
        on,
        refuseConnections,
        outage,
        clockSkew,
        readLag,
        carriedOut);
  }

  public Faults withRefuseConnections(boolean on) {
    return new Faults(
        latency, status, drop, halfOpen, silence, on, outage, clockSkew, readLag, carriedOut);
  }

  public Faults withOutage(boolean on) {
    return new Faults(
        latency,
        status,
        drop,
        halfOpen,
        silence,
        refuseConnections,
        on,
        clockSkew,
        readLag,
        carriedOut);
  }

  public Faults withClockSkew(Duration skew) {
    return new Faults(
        latency,
        status,
        drop,
        halfOpen,
        silence,
        refuseConnections,
        outage,
        skew,
        readLag,
        carriedOut);
  }

  public Faults withReadLag(Duration lag) {
    return new Faults(
        latency,
        status,
        drop,
        halfOpen,
        silence,
        refuseConnections,
        outage,
        clockSkew,
        lag,
        carriedOut);
  }

  /** The faults of a call meet its answer: it was carried out, and its caller does not know. */
  public Faults withCarriedOut(boolean on) {
    return new Faults(
        latency,
        status,
        drop,
        halfOpen,
        silence,
        refuseConnections,
        outage,
        clockSkew,
        readLag,
        on);
  }
}
