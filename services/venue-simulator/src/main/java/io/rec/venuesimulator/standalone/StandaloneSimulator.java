package io.rec.venuesimulator.standalone;

import io.rec.platform.loop.Loops;
import io.rec.venuesimulator.BinanceVenue;
import io.rec.venuesimulator.Simulator;
import io.rec.venuesimulator.StockVenues;
import io.rec.venuesimulator.calendar.SettlementRule;
import io.rec.venuesimulator.desk.Keeper;
import io.rec.venuesimulator.notice.Inbox;
import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.price.RecordedPrices;
import io.rec.venuesimulator.server.Listener;
import io.rec.venuesimulator.server.VenueDesk;
import io.rec.venuesimulator.time.SimulatedClock;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The venues on loopback ports of their own, in this JVM. */
public final class StandaloneSimulator implements AutoCloseable {

  private final Loops loops;
  private final Simulator simulator;
  private final StockVenues stocks;
  private final BinanceVenue binance;
  private final NoticeEnds notices;
  private final Listener listener = new Listener();
  private final List<VenueDesk> desks = new ArrayList<>();
  private final JsonObject addresses;

  private StandaloneSimulator(Options options, Clock wall) {
    this.loops = new Loops(wall);
    List<Instant> recorded = new ArrayList<>();
    List<Coin> coins = new ArrayList<>();
    for (String symbol : options.symbols()) {
      Path replay = options.replays().get(symbol);
      if (replay == null) {
        coins.add(Coin.walking(symbol, options.seed()));
      } else {
        RecordedPrices prices = recorded(replay);
        recorded.add(prices.first());
        coins.add(Coin.of(symbol, options.seed() + symbol.hashCode(), prices));
      }
    }
    Optional<Instant> start = options.start().or(() -> recorded.stream().min(Instant::compareTo));
    Clock markets =
        options.speed() == 1 && start.isEmpty()
            ? wall
            : SimulatedClock.from(wall, start.orElseGet(wall::instant), options.speed());
    this.simulator =
        new Simulator(
            coins,
            SettlementRule.MEAN,
            options.ticksPerSecond(),
            markets,
            wall,
            Keeper.FORGETFUL,
            loops);
    this.stocks =
        new StockVenues(
            options.seed(), options.stocks().hours(), markets, wall, simulator.faults(), loops);
    this.binance = new BinanceVenue(coins, markets, wall, simulator.faults(), loops);
    this.notices = new NoticeEnds(options.notices(), simulator.faults(), wall);
    simulator.exchange().step();
    options
        .accounts()
        .forEach(
            m -> simulator.accounts().register(m.name(), m.keyId(), m.pem(), m.cash(), m.tier()));
    options.stocks().keys().forEach(k -> stocks.keys().register(k.key(), k.plan()));
    options
        .stocks()
        .accounts()
        .forEach(a -> stocks.accounts().register(a.keyId(), a.secret(), a.cash()));
    options
        .binance()
        .accounts()
        .forEach(a -> binance.accounts().register(a.key(), a.secret(), a.usdt()));
    try {
      this.addresses = listen(options, wall);
    } catch (IllegalArgumentException taken) {
      close();
      throw taken;
    }
    simulator.startMarkets();
    simulator.startHeartbeats();
    simulator.startPings();
    stocks.start();
    binance.start();
  }

  /**
   * Listens when it returns. The arguments are those of the program.
   *
   * @throws IllegalArgumentException saying which argument is wrong
   */
  public static StandaloneSimulator start(Clock wall, String... args) {
    return new StandaloneSimulator(Options.parse(args), wall);
  }

  /** The base URL of every venue, by name. */
  public String address(String name) {
    return addresses.text(name).orElseThrow();
  }

  public Simulator simulator() {
    return simulator;
  }

  /** What the services that carry notices have taken. */
  public Inbox inbox() {
    return notices.inbox();
  }

  @Override
  public void close() {
    notices.close();
    simulator.stopMarkets();
    stocks.stop();
    binance.stop();
    simulator.closeConnections();
    listener.close();
    desks.forEach(VenueDesk::close);
    loops.all().forEach(loops::stop);
  }

  /** One line of JSON. */
  @Override
  public String toString() {
    return addresses.toString();
  }

  private static RecordedPrices recorded(Path file) {
    try {
      return RecordedPrices.read(file);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "--replay: %s: %s".formatted(file, wrong.getMessage()), wrong);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "--replay: %s cannot be read (%s)".formatted(file, unreadable), unreadable);
    }
  }

  private JsonObject listen(Options options, Clock wall) {
    int kalshi =
        open(
            options.kalshiPort(),
            new VenueDesk(List.of(simulator.kalshi(), new NotHere()), simulator.faults(), wall));
    int coinbase =
        open(
            options.coinbasePort(),
            new VenueDesk(List.of(simulator.coinbase("")), simulator.faults(), wall));
    int polygon =
        open(
            options.stocks().polygonPort(),
            new VenueDesk(List.of(stocks.polygon()), simulator.faults(), wall));
    int alpaca =
        open(
            options.stocks().alpacaPort(),
            new VenueDesk(List.of(stocks.alpaca()), simulator.faults(), wall));
    int binancePort =
        open(
            options.binance().port(),
            new VenueDesk(List.of(binance.site()), simulator.faults(), wall));
    JsonObject made =
        new JsonObject()
            .with("kalshi_rest", "http://127.0.0.1:%d/trade-api/v2".formatted(kalshi))
            .with("kalshi_ws", "ws://127.0.0.1:%d/trade-api/ws/v2".formatted(kalshi))
            .with("coinbase_ws", "ws://127.0.0.1:%d".formatted(coinbase))
            .with("coinbase_rest", "http://127.0.0.1:%d".formatted(coinbase))
            .with("polygon_rest", "http://127.0.0.1:%d".formatted(polygon))
            .with("alpaca_rest", "http://127.0.0.1:%d".formatted(alpaca))
            .with("alpaca_ws", "ws://127.0.0.1:%d/stream".formatted(alpaca))
            .with("binance_rest", "http://127.0.0.1:%d".formatted(binancePort))
            .with("binance_ws", "ws://127.0.0.1:%d".formatted(binancePort));
    notices.listen(
        made,
        open(options.notices().port(), new VenueDesk(notices.sites(), simulator.faults(), wall)));
    if (options.admin()) {
      int admin =
          open(
              options.adminPort(),
              new VenueDesk(List.of(new AdminSite(simulator)), simulator.faults(), wall));
      made.with("admin", "http://127.0.0.1:%d/admin".formatted(admin));
    }
    return made;
  }

  private int open(int port, VenueDesk desk) {
    desks.add(desk);
    return listener.open(port, desk);
  }
}
