package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.OneShot;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.price.Coin;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The products, and every connection that listens to them. */
public final class CoinDesk implements FaultBoard.Streams {

  private final Clock clock;
  private final FaultBoard faults;
  private final Map<String, TickMaker> products = new LinkedHashMap<>();
  private final DayFigures.Cache days = new DayFigures.Cache();
  private final List<CoinTalk> talks = new CopyOnWriteArrayList<>();

  public CoinDesk(List<Coin> coins, Clock clock, FaultBoard faults) {
    this.clock = clock;
    this.faults = faults;
    Instant started = clock.instant();
    coins.forEach(coin -> products.put(coin.productId(), new TickMaker(coin, started)));
  }

  public int connections() {
    return talks.size();
  }

  public List<String> productIds() {
    return products.keySet().stream().sorted().toList();
  }

  /** Due once a second. */
  public void heartbeat() {
    Instant now = clock.instant();
    talks.forEach(talk -> talk.tell(dialect -> dialect.heartbeat(products.values(), now)));
  }

  /** Due every five seconds. */
  public void batch() {
    Instant now = clock.instant();
    talks.forEach(talk -> talk.tell(dialect -> dialect.batch(products.values(), now)));
  }

  public void closeConnections() {
    talks.forEach(talk -> talk.outlet().close());
  }

  @Override
  public void arm(OneShot fault, int times) {
    talks.forEach(talk -> talk.outlet().arm(fault, times));
  }

  @Override
  public void disconnect() {
    talks.forEach(talk -> talk.outlet().hangUp());
  }

  /** Makes the product's next trade and tells it. */
  void trade(TickMaker product, Instant at) {
    CoinTick tick = product.next(at);
    talks.forEach(talk -> talk.tell(dialect -> dialect.tick(tick)));
  }

  Instant now() {
    return clock.instant();
  }

  Optional<TickMaker> product(String id) {
    return Optional.ofNullable(products.get(id));
  }

  Collection<TickMaker> products() {
    return products.values();
  }

  DayFigures.Cache days() {
    return days;
  }

  /** The instant as a venue with a wrong clock would write it. */
  Instant shown(Instant at) {
    return at.plus(faults.of(Venue.COINBASE_WS).clockSkew());
  }

  void add(CoinTalk talk) {
    talks.add(talk);
  }

  void remove(CoinTalk talk) {
    talks.remove(talk);
  }
}
