package io.rec.venuesimulator;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The venue simulator between its first and its last step. */
@Singleton
final class VenueSimulatorRole implements Role {

  private final PaperDesk desk;
  private final Simulator simulator;

  VenueSimulatorRole(PaperDesk desk) {
    this.desk = desk;
    this.simulator = desk.simulator();
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Prepare price walks", desk::prepare),
        step("Open paper account", desk::openAccount),
        step("Start price feed", simulator::startMarkets),
        step("Start heartbeats", simulator::startHeartbeats),
        step("Start account stream", simulator::startPings));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Stop price feed", simulator::stopMarkets),
        step("Close client connections", simulator::closeConnections),
        step("Log account balance", desk::logBalance),
        logged("Log shutdown completion"));
  }

  /**
   * Where a login is mounted it remembers its members; without one it forgets them at its end. Once
   * it runs it goes on without the database, as a real venue does without ours.
   */
  @Override
  public DatabaseNeed database() {
    return desk.remembers() ? DatabaseNeed.TO_START : DatabaseNeed.NONE;
  }

  @Override
  public Map<String, Object> healthDetails() {
    return Map.of(
        "remembers_members", desk.remembers(),
        "products", simulator.productIds(),
        "price_feed_connections", simulator.priceConnections(),
        "account_stream_connections", simulator.streamConnections(),
        "tickers_sent", simulator.prices().tradesMade());
  }
}
