package io.rec.venuesimulator.binance;

import io.rec.venuesimulator.binance.order.Denied;
import io.rec.venuesimulator.binance.rest.BinanceCalls;
import io.rec.venuesimulator.binance.rest.Parameters;
import io.rec.venuesimulator.binance.rest.Refusal;
import io.rec.venuesimulator.binance.rest.Route;
import io.rec.venuesimulator.binance.rest.Security;
import io.rec.venuesimulator.binance.stream.BinanceStream;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.server.Admission;
import io.rec.venuesimulator.server.Site;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Binance on a port of its own: calls under {@code /api/v3}, streams at its other paths. */
public final class BinanceSite implements Site {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int BANNED = 418;

  private final BinanceAccounts accounts;
  private final BinanceCalls calls;
  private final BinanceStream stream;
  private final Signature signature;
  private final WeightMeter weights;

  /** Signatures are verified by the server's clock, weights counted by that on the wall. */
  public BinanceSite(
      BinanceAccounts accounts,
      BinanceCalls calls,
      BinanceStream stream,
      Clock server,
      Clock wall) {
    this.accounts = accounts;
    this.calls = calls;
    this.stream = stream;
    this.signature = new Signature(server);
    this.weights = new WeightMeter(wall);
  }

  /** What the venue lets everybody do in how much time. */
  public static List<JsonObject> limits() {
    return OrderMeter.limits();
  }

  @Override
  public boolean serves(String rawPath) {
    return true;
  }

  @Override
  public Venue venue(boolean upgrade) {
    return upgrade ? Venue.BINANCE_WS : Venue.BINANCE_REST;
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    Optional<Route> route = calls.of(request);
    if (route.isEmpty()) {
      return Refusal.nowhere();
    }
    int weight = 1;
    Optional<Denied> wrong = Optional.empty();
    try {
      weight = route.get().weight().applyAsInt(Parameters.of(request));
    } catch (Denied unreadable) {
      wrong = Optional.of(unreadable);
    }
    return switch (weights.take(weight)) {
      case WeightMeter.Standing.Granted granted ->
          used(
              wrong.map(Refusal::of).orElseGet(() -> answer(route.get(), request)), granted.used());
      case WeightMeter.Standing.TooMuch much ->
          used(tooMuch(), much.used()).with("Retry-After", String.valueOf(much.retryAfter()));
      case WeightMeter.Standing.Banned ban ->
          banned(ban).with("Retry-After", String.valueOf(ban.retryAfter()));
    };
  }

  /** Anybody may listen; what is heard stands in the path, or is said later. */
  @Override
  public Admission admit(VenueRequest upgrade) {
    return stream.admit(upgrade);
  }

  private VenueAnswer answer(Route route, VenueRequest request) {
    try {
      Parameters given = Parameters.of(request);
      return switch (route.handler()) {
        case Route.Handler.Public(Route.ForAnybody open) -> {
          if (route.security() == Security.KEY) {
            accounts.caller(request.header("x-mbx-apikey"));
          }
          yield VenueAnswer.ok(open.answer(given));
        }
        case Route.Handler.Private(Route.ForAccount own) -> signed(route, own, request, given);
      };
    } catch (Denied denied) {
      return Refusal.of(denied);
    }
  }

  private VenueAnswer signed(
      Route route, Route.ForAccount own, VenueRequest request, Parameters given) {
    BinanceAccounts.Account account = accounts.caller(request.header("x-mbx-apikey"));
    signature.verify(request, given, account.secret());
    Route.Caller caller = new Route.Caller(account.desk(), account.uid());
    if (route.security() != Security.ORDER) {
      return VenueAnswer.ok(own.answer(caller, given));
    }
    OrderMeter.Count count = account.orders().take();
    return count.on(VenueAnswer.ok(own.answer(caller, given)));
  }

  private static VenueAnswer used(VenueAnswer answer, long weight) {
    return answer
        .with("X-MBX-USED-WEIGHT", String.valueOf(weight))
        .with("X-MBX-USED-WEIGHT-1M", String.valueOf(weight));
  }

  private static VenueAnswer tooMuch() {
    return Refusal.of(
        new Denied(
            TOO_MANY_REQUESTS,
            -1003,
            ("Too much request weight used; current limit is %d request weight per 1 MINUTE. Please"
                    + " use WebSocket Streams for live updates to avoid polling the API.")
                .formatted(WeightMeter.LIMIT)));
  }

  private static VenueAnswer banned(WeightMeter.Standing.Banned ban) {
    return Refusal.of(
        new Denied(
            BANNED,
            -1003,
            ("Way too much request weight used; IP banned until %d. Please use WebSocket Streams"
                    + " for live updates to avoid bans.")
                .formatted(ban.until().toEpochMilli())));
  }
}
