package io.rec.venuesimulator;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.venuesimulator.binance.BinanceAccounts;
import io.rec.venuesimulator.binance.BinanceSite;
import io.rec.venuesimulator.binance.market.Markets;
import io.rec.venuesimulator.binance.rest.BinanceCalls;
import io.rec.venuesimulator.binance.stream.BinanceStream;
import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.server.Site;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Binance, over the coins whose prices Coinbase shows. */
public final class BinanceVenue {

  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration PING = Duration.ofSeconds(20);

  private final BinanceAccounts accounts;
  private final BinanceStream stream;
  private final Site site;
  private final List<RoleLoop> loops;

  /** The market clock moves prices and orders; the wall's signs, counts and pings. */
  public BinanceVenue(List<Coin> coins, Clock clock, Clock wall, FaultBoard faults, Loops loops) {
    Markets markets = new Markets(coins);
    Clock server = faults.clock(Venue.BINANCE_REST, wall);
    this.accounts = new BinanceAccounts(markets, clock, wall);
    this.stream = new BinanceStream(markets, faults, clock, wall);
    this.site =
        new BinanceSite(
            accounts,
            new BinanceCalls(markets, clock, server, BinanceSite.limits()),
            stream,
            server,
            wall);
    this.loops =
        List.of(
            new RoleLoop(loops, "binance-orders", STEP, accounts::advance),
            new RoleLoop(loops, "binance-streams", STEP, stream::tell),
            new RoleLoop(loops, "binance-pings", PING, stream::ping));
    faults.control(Venue.BINANCE_WS, stream);
  }

  public BinanceAccounts accounts() {
    return accounts;
  }

  public Site site() {
    return site;
  }

  public void start() {
    loops.forEach(RoleLoop::start);
  }

  public void stop() {
    loops.forEach(RoleLoop::stop);
    stream.closeConnections();
  }
}
