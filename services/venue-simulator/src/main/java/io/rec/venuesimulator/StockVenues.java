package io.rec.venuesimulator;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.venuesimulator.alpaca.AlpacaAccounts;
import io.rec.venuesimulator.alpaca.AlpacaSite;
import io.rec.venuesimulator.alpaca.AlpacaStream;
import io.rec.venuesimulator.alpaca.rest.AlpacaCalls;
import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.polygon.PolygonKeys;
import io.rec.venuesimulator.polygon.PolygonSite;
import io.rec.venuesimulator.server.Site;
import io.rec.venuesimulator.stock.MarketHours;
import io.rec.venuesimulator.stock.Stocks;
import io.rec.venuesimulator.stock.Tape;
import java.time.Clock;
import java.time.Duration;

/** The venues of shares, over one market: what one shows is what the other trades at. */
public final class StockVenues {

  private static final Duration STEP = Duration.ofMillis(100);

  private final PolygonKeys keys;
  private final AlpacaAccounts accounts;
  private final AlpacaStream stream;
  private final Site polygon;
  private final Site alpaca;
  private final RoleLoop orders;

  /** The market clock moves prices and orders; calls are counted by the clock on the wall. */
  public StockVenues(
      long seed, MarketHours hours, Clock markets, Clock wall, FaultBoard faults, Loops loops) {
    Stocks stocks = new Stocks(seed);
    Tape tape = new Tape(hours);
    this.keys = new PolygonKeys(wall);
    this.polygon = new PolygonSite(keys, stocks, tape, markets, faults, seed);
    this.stream = new AlpacaStream(faults);
    this.accounts = new AlpacaAccounts(seed, tape, markets, wall, stream);
    Clock shown = faults.clock(Venue.ALPACA_REST, markets);
    this.alpaca = new AlpacaSite(accounts, new AlpacaCalls(stocks, tape, markets, shown), stream);
    this.orders = new RoleLoop(loops, "alpaca-orders", STEP, accounts::advance);
    faults.control(Venue.ALPACA_WS, stream);
  }

  public PolygonKeys keys() {
    return keys;
  }

  public AlpacaAccounts accounts() {
    return accounts;
  }

  public Site polygon() {
    return polygon;
  }

  public Site alpaca() {
    return alpaca;
  }

  public void start() {
    orders.start();
  }

  public void stop() {
    orders.stop();
    stream.closeConnections();
  }
}
