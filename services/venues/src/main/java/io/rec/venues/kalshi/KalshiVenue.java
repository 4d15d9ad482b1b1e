package io.rec.venues.kalshi;

import io.rec.venues.SimulatorAddress;
import java.net.URI;

/** The exchange's hosts in one environment. */
public sealed interface KalshiVenue {

  /** Root of the REST calls, without {@code /trade-api/v2}. */
  URI rest();

  /** The WebSocket's full address. */
  URI stream();

  /** Whether calls about the account have to be signed. */
  boolean wantsSignature();

  /** Refuses a broker or an environment that is not Kalshi's. */
  static KalshiVenue of(String type, String environment, SimulatorAddress simulator) {
    if (type.equals("venue-simulator")) {
      return new Simulated(simulator);
    }
    if (!type.equals("kalshi")) {
      throw new IllegalArgumentException("broker is neither kalshi nor venue-simulator: " + type);
    }
    return switch (environment) {
      case "Production" -> Real.PRODUCTION;
      case "Demo" -> Real.DEMO;
      default -> throw new IllegalArgumentException("Kalshi has no environment " + environment);
    };
  }

  /** Our own, where the port manifest says; it takes a signature where it knows a key. */
  record Simulated(SimulatorAddress simulator) implements KalshiVenue {

    @Override
    public URI rest() {
      return simulator.required();
    }

    @Override
    public URI stream() {
      URI root = simulator.required();
      return URI.create("ws://%s:%d%s".formatted(root.getHost(), root.getPort(), STREAM_PATH));
    }

    @Override
    public boolean wantsSignature() {
      return false;
    }
  }

  String STREAM_PATH = "/trade-api/ws/v2";

  /** The exchange itself. */
  enum Real implements KalshiVenue {
    PRODUCTION("external-api.kalshi.com", "external-api-ws.kalshi.com"),
    DEMO("external-api.demo.kalshi.co", "external-api-ws.demo.kalshi.co");

    private final URI rest;
    private final URI stream;

    Real(String restHost, String streamHost) {
      this.rest = URI.create("https://" + restHost);
      this.stream = URI.create("wss://" + streamHost + STREAM_PATH);
    }

    @Override
    public URI rest() {
      return rest;
    }

    @Override
    public URI stream() {
      return stream;
    }

    @Override
    public boolean wantsSignature() {
      return true;
    }
  }
}
