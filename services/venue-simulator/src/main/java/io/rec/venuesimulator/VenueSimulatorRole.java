package io.rec.venuesimulator;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import io.rec.venuesimulator.coinbase.PriceFeed;
import io.rec.venuesimulator.kalshi.AccountStream;
import io.rec.venuesimulator.kalshi.PaperAccount;
import io.rec.venuesimulator.price.Market;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The venue simulator between its first and its last step. */
@Singleton
final class VenueSimulatorRole implements Role {

  private final Market market;
  private final PriceFeed prices;
  private final AccountStream accounts;
  private final PaperAccount account;

  VenueSimulatorRole(
      Market market, PriceFeed prices, AccountStream accounts, PaperAccount account) {
    this.market = market;
    this.prices = prices;
    this.accounts = accounts;
    this.account = account;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Prepare price walks", market::prepare),
        step("Open paper account", account::open),
        step("Start price feed", prices::start),
        step("Start heartbeats", prices::startHeartbeats),
        step("Start account stream", accounts::start));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Stop price feed", prices::stop),
        step("Close client connections", this::closeConnections),
        step("Log account balance", account::log),
        logged("Log shutdown completion"));
  }

  /** All it knows is its seed and its clock: nothing to keep in a database. */
  @Override
  public DatabaseNeed database() {
    return DatabaseNeed.NONE;
  }

  @Override
  public Map<String, Object> healthDetails() {
    return Map.of(
        "products", market.productIds(),
        "price_feed_connections", prices.connections(),
        "account_stream_connections", accounts.connections(),
        "tickers_sent", prices.tickersSent());
  }

  private void closeConnections() {
    prices.closeConnections();
    accounts.closeConnections();
  }
}
