package io.rec.kalshiapiwatchdog;

import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.TestRole;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The simulator with its switches, used as a tester would: over HTTP. */
final class FaultyExchange implements AutoCloseable {

  private final TestRole simulator;

  FaultyExchange(ConfigFolder config) {
    this.simulator =
        TestRole.start(
                io.rec.venuesimulator.Application.class,
                "venue-simulator",
                config,
                Map.of("RECIO_SET_SIMULATOR_ADMIN", "true", "RECIO_SYMBOLS", "BTC"))
            .awaitReady();
  }

  void begin(Fault fault) {
    begin(fault, fault.switches());
  }

  /** Spoils the next so many messages. */
  void begin(Fault fault, int messages) {
    begin(fault, fault.switches(messages));
  }

  /** Returns when the lasting faults have ended by themselves. */
  void awaitEnd(Fault fault) {
    await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(fault.lasts().plusSeconds(40))
        .until(() -> !anyOn("kalshi_ws") && !anyOn("kalshi_rest"));
  }

  /**
   * What the exchange itself says: cents asked for YES by market; empty when it does not answer.
   */
  Map<String, BigDecimal> asks(String event) {
    Map<String, BigDecimal> asks = new TreeMap<>();
    Json answer =
        Json.of(simulator.getWith("/trade-api/v2/markets?limit=1000&event_ticker=" + event).body());
    answer
        .find("markets")
        .ifPresent(
            markets ->
                markets
                    .values()
                    .forEach(
                        market ->
                            asks.put(
                                market.text("ticker"),
                                new BigDecimal(market.text("yes_ask_dollars")).movePointRight(2))));
    return asks;
  }

  Optional<URI> address() {
    return Optional.of(simulator.url(""));
  }

  @Override
  public void close() {
    simulator.close();
  }

  private void begin(Fault fault, Map<String, String> switches) {
    switches.forEach(
        (venue, body) -> {
          int status = simulator.post("/admin/faults/" + venue, body).statusCode();
          if (status != 200) {
            throw new IllegalStateException("%s answers %d".formatted(fault, status));
          }
        });
  }

  private boolean anyOn(String venue) {
    return Json.of(simulator.get("/admin/faults/" + venue).body()).anyOn();
  }
}
