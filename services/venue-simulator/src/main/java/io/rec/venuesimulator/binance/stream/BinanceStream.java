package io.rec.venuesimulator.binance.stream;

import io.rec.venuesimulator.binance.market.Markets;
import io.rec.venuesimulator.binance.rest.Refusal;
import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.OneShot;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.server.Admission;
import io.rec.venuesimulator.server.Outlet;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Every connection, and what is new for it since the last look at the clock. */
public final class BinanceStream implements FaultBoard.Streams {

  private static final String RAW = "/ws";
  private static final String COMBINED = "/stream";

  private final Markets markets;
  private final FaultBoard faults;
  private final Clock clock;
  private final Clock wall;
  private final List<BinanceTalk> talks = new CopyOnWriteArrayList<>();
  private long told;

  /** The market clock moves prices; connections age by the one on the wall. */
  public BinanceStream(Markets markets, FaultBoard faults, Clock clock, Clock wall) {
    this.markets = markets;
    this.faults = faults;
    this.clock = clock;
    this.wall = wall;
    this.told = clock.millis();
  }

  /** Names that are no streams are taken and stay silent, as at the venue. */
  public Admission admit(VenueRequest upgrade) {
    String path = upgrade.rawPath();
    boolean combined = path.equals(COMBINED) || path.equals(COMBINED + "/");
    if (!combined && !path.equals(RAW) && !path.startsWith(RAW + "/")) {
      return new Admission.Refused(Refusal.nowhere());
    }
    List<String> names =
        split(combined ? upgrade.query().one("streams").orElse("") : path.substring(RAW.length()));
    return new Admission.Welcome(outlet -> new BinanceTalk(this, outlet, names, combined, wall));
  }

  /** Due some times a second, from one thread. */
  public void tell() {
    long now = clock.millis();
    long skew = faults.of(Venue.BINANCE_WS).clockSkew().toMillis();
    Moment moment = new Moment(told, now, now + skew);
    told = Math.max(told, now);
    Map<String, List<JsonObject>> made = new HashMap<>();
    for (BinanceTalk talk : talks) {
      for (String name : talk.names()) {
        Optional<StreamName> known = StreamName.of(name, markets);
        known.ifPresent(
            stream ->
                made.computeIfAbsent(name, text -> moment.news(stream))
                    .forEach(payload -> talk.tell(stream, payload)));
      }
    }
  }

  /** Due every twenty seconds. */
  public void ping() {
    talks.forEach(BinanceTalk::ping);
  }

  public void closeConnections() {
    talks.stream().map(BinanceTalk::outlet).forEach(Outlet::close);
  }

  @Override
  public void arm(OneShot fault, int times) {
    talks.forEach(talk -> talk.outlet().arm(fault, times));
  }

  @Override
  public void disconnect() {
    talks.stream().map(BinanceTalk::outlet).forEach(Outlet::hangUp);
  }

  void add(BinanceTalk talk) {
    talks.add(talk);
  }

  void remove(BinanceTalk talk) {
    talks.remove(talk);
  }

  private static List<String> split(String names) {
    return Stream.of(names.split("/")).filter(name -> !name.isEmpty()).toList();
  }
}
