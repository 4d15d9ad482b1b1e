package io.rec.venuesimulator;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.venuesimulator.account.Accounts;
import io.rec.venuesimulator.account.SignatureGate;
import io.rec.venuesimulator.admin.Switches;
import io.rec.venuesimulator.calendar.Listings;
import io.rec.venuesimulator.calendar.SettlementRule;
import io.rec.venuesimulator.coinbase.CoinDesk;
import io.rec.venuesimulator.coinbase.CoinbaseSite;
import io.rec.venuesimulator.coinbase.PriceFeed;
import io.rec.venuesimulator.desk.Desk;
import io.rec.venuesimulator.desk.Keeper;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.exchange.Floor;
import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.kalshi.KalshiSite;
import io.rec.venuesimulator.kalshi.rest.KalshiCalls;
import io.rec.venuesimulator.kalshi.stream.IndexFeed;
import io.rec.venuesimulator.kalshi.stream.MarketStream;
import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.server.Site;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** All venues with what they share. Nothing moves before it is started. */
public final class Simulator {

  private static final Duration STEP = Duration.ofMillis(Exchange.STEP_MILLIS);
  private static final Duration INDEX = Duration.ofMillis(100);
  private static final Duration TICK = Duration.ofMillis(10);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration BATCH = Duration.ofSeconds(5);
  private static final Duration PING = Duration.ofSeconds(10);

  private final Clock wall;
  private final FaultBoard faults;
  private final Accounts accounts;
  private final Exchange exchange;
  private final Desk desk;
  private final CoinDesk coinDesk;
  private final PriceFeed prices;
  private final MarketStream stream;
  private final Site kalshi;
  private final List<RoleLoop> markets;
  private final List<RoleLoop> beats;
  private final RoleLoop pings;

  /**
   * The market clock moves prices and books; the wall clock signs, dates and pings, because clients
   * sign by theirs however fast the markets run.
   */
  public Simulator(
      List<Coin> coins,
      SettlementRule rule,
      int ticksPerSecond,
      Clock marketClock,
      Clock wall,
      Keeper keeper,
      Loops loops) {
    this.wall = wall;
    this.faults = new FaultBoard(wall);
    this.exchange =
        new Exchange(
            new Listings(coins), rule, marketClock, () -> faults.of(Venue.KALSHI_REST).outage());
    this.desk = new Desk(exchange, keeper, () -> faults.of(Venue.KALSHI_REST).readLag().toMillis());
    this.accounts = new Accounts(wall, Floor.FIRST_MEMBER, desk::open);
    this.stream = new MarketStream(exchange, faults, wall);
    this.coinDesk = new CoinDesk(coins, marketClock, faults);
    this.prices = new PriceFeed(coinDesk, ticksPerSecond, System::nanoTime);
    SignatureGate rest = new SignatureGate(accounts, faults.clock(Venue.KALSHI_REST, wall));
    SignatureGate socket = new SignatureGate(accounts, faults.clock(Venue.KALSHI_WS, wall));
    Clock shown = faults.clock(Venue.KALSHI_REST, marketClock);
    this.kalshi =
        new KalshiSite(
            new KalshiCalls(exchange, desk, accounts, rest, shown, faults), stream, socket);
    IndexFeed index = new IndexFeed(exchange, stream, marketClock);
    exchange.listen(stream);
    desk.listen(stream);
    faults.control(Venue.KALSHI_WS, stream);
    faults.control(Venue.COINBASE_WS, coinDesk);
    this.markets =
        List.of(
            new RoleLoop(loops, "exchange-steps", STEP, exchange::step),
            new RoleLoop(loops, "index-values", INDEX, index::tick),
            new RoleLoop(loops, "coinbase-trades", TICK, prices::run));
    this.beats =
        List.of(
            new RoleLoop(loops, "coinbase-heartbeats", BEAT, coinDesk::heartbeat),
            new RoleLoop(loops, "coinbase-batches", BATCH, coinDesk::batch));
    this.pings = new RoleLoop(loops, "kalshi-pings", PING, stream::ping);
  }

  public Accounts accounts() {
    return accounts;
  }

  public FaultBoard faults() {
    return faults;
  }

  /** Faults and rates over HTTP, for whoever listens for them. */
  public Switches switches() {
    return new Switches(faults, prices, exchange);
  }

  public Exchange exchange() {
    return exchange;
  }

  public Desk desk() {
    return desk;
  }

  public PriceFeed prices() {
    return prices;
  }

  public Site kalshi() {
    return kalshi;
  }

  /** Coinbase below a root of a shared port; an empty root takes every path. */
  public Site coinbase(String root) {
    return new CoinbaseSite(root, coinDesk, wall);
  }

  public List<String> productIds() {
    return coinDesk.productIds();
  }

  public int priceConnections() {
    return coinDesk.connections();
  }

  public int streamConnections() {
    return stream.connections();
  }

  public void startMarkets() {
    markets.forEach(RoleLoop::start);
  }

  public void startHeartbeats() {
    beats.forEach(RoleLoop::start);
  }

  public void startPings() {
    pings.start();
  }

  public void stopMarkets() {
    markets.forEach(RoleLoop::stop);
    beats.forEach(RoleLoop::stop);
  }

  public void closeConnections() {
    pings.stop();
    coinDesk.closeConnections();
    stream.closeConnections();
  }
}
