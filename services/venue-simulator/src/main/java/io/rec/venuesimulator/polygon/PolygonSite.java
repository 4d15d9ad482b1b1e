package io.rec.venuesimulator.polygon;

import io.rec.venuesimulator.account.CallQuota;
import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.price.Noise;
import io.rec.venuesimulator.server.Admission;
import io.rec.venuesimulator.server.Site;
import io.rec.venuesimulator.stock.Stocks;
import io.rec.venuesimulator.stock.Tape;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Polygon on a port of its own. */
public final class PolygonSite implements Site {

  private static final String SNAPSHOT = "v2/snapshot/locale/us/markets/stocks/tickers";

  private final PolygonKeys keys;
  private final Clock markets;
  private final long seed;
  private final AtomicLong requests = new AtomicLong();
  private final List<Route> routes;

  public PolygonSite(
      PolygonKeys keys, Stocks stocks, Tape tape, Clock markets, FaultBoard faults, long seed) {
    this.keys = keys;
    this.markets = markets;
    this.seed = seed;
    AggregateCalls aggregates = new AggregateCalls(stocks, tape);
    SnapshotCalls snapshots = new SnapshotCalls(stocks, tape);
    StatusCalls status = new StatusCalls(tape.hours(), faults.clock(Venue.POLYGON_REST, markets));
    this.routes =
        List.of(
            Route.of("v2/aggs/ticker/*/range/*/*/*/*", aggregates::range),
            Route.of("v2/aggs/ticker/*/prev", aggregates::previous),
            Route.of("v2/aggs/grouped/locale/us/market/stocks/*", aggregates::grouped),
            Route.of("v1/open-close/*/*", aggregates::openClose),
            Route.live("v2/last/trade/*", snapshots::lastTrade),
            Route.live("v2/last/nbbo/*", snapshots::lastQuote),
            Route.live(SNAPSHOT, snapshots::many),
            Route.live(SNAPSHOT + "/*", snapshots::one),
            Route.of("v1/marketstatus/now", status::now),
            Route.of("v1/marketstatus/upcoming", status::upcoming));
  }

  @Override
  public boolean serves(String rawPath) {
    return true;
  }

  @Override
  public Venue venue(boolean upgrade) {
    return Venue.POLYGON_REST;
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    String id = requestId();
    try {
      PolygonKeys.Customer customer = keys.caller(request);
      if (!customer.quota().map(CallQuota::take).map(CallQuota.Standing::granted).orElse(true)) {
        throw Refused.tooMany();
      }
      return answer(request, customer.plan(), id);
    } catch (Refused refused) {
      return refused.answer(id);
    }
  }

  /** There is no stream on this port. */
  @Override
  public Admission admit(VenueRequest upgrade) {
    return new Admission.Refused(Refused.notFound().answer(requestId()));
  }

  private VenueAnswer answer(VenueRequest request, Plan plan, String id) {
    List<String> path = request.segmentsBehind("").stream().map(PolygonSite::decoded).toList();
    for (Route route : routes) {
      Optional<List<String>> parts = route.parts(path);
      if (parts.isPresent() && request.method().equals("GET")) {
        if (route.live() && plan == Plan.FREE) {
          throw Refused.notEntitled();
        }
        return route.call().apply(new Asked(request, parts.get(), id, markets.instant()));
      }
    }
    throw Refused.notFound();
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      throw Refused.parameter("Could not parse the path part '%s'".formatted(part));
    }
  }

  /** The number of the call, scrambled. */
  private String requestId() {
    long number = requests.incrementAndGet();
    return "%016x%016x".formatted(Noise.bits(seed, number), Noise.bits(~seed, number));
  }
}
