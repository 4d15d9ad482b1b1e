package io.rec.venuesimulator.alpaca.rest;

import io.rec.venuesimulator.alpaca.order.Denied;
import io.rec.venuesimulator.alpaca.order.TradeDesk;
import io.rec.venuesimulator.stock.Stocks;
import io.rec.venuesimulator.stock.Tape;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** Everything below {@code /v2}, for an account that is known already. */
public final class AlpacaCalls {

  private final OrderCalls orders;
  private final PositionCalls positions;
  private final MarketCalls market;

  public AlpacaCalls(Stocks stocks, Tape tape, Clock markets, Clock shown) {
    this.orders = new OrderCalls(stocks);
    this.positions = new PositionCalls(tape, markets);
    this.market = new MarketCalls(stocks, tape.hours(), markets, shown);
  }

  public VenueAnswer answer(TradeDesk desk, VenueRequest request) {
    List<String> path = request.segmentsBehind("").stream().map(AlpacaCalls::decoded).toList();
    boolean ours = path.size() > 1 && path.getFirst().equals("v2");
    return switch (ours ? path.size() : 0) {
      case 2 -> of(desk, request, path.getLast());
      case 3 -> of(desk, request, path.get(1), path.getLast());
      default -> throw nowhere();
    };
  }

  private VenueAnswer of(TradeDesk desk, VenueRequest request, String what) {
    return switch (what) {
      case "orders" -> orders.all(desk, request);
      case "positions" -> positions.all(desk, request);
      default -> read(desk, request, what);
    };
  }

  private VenueAnswer read(TradeDesk desk, VenueRequest request, String what) {
    return switch (request.method() + ' ' + what) {
      case "GET orders:by_client_order_id" -> orders.byClientId(desk, request);
      case "GET account" -> positions.account(desk);
      case "GET clock" -> market.clock();
      case "GET calendar" -> market.calendar(request.query());
      case "GET assets" -> market.assets(request.query());
      default -> throw nowhere();
    };
  }

  private VenueAnswer of(TradeDesk desk, VenueRequest request, String what, String id) {
    return switch (what) {
      case "orders" -> orders.one(desk, request, id);
      case "positions" -> positions.one(desk, request, id);
      case "assets" -> {
        if (!request.method().equals("GET")) {
          throw nowhere();
        }
        yield market.asset(id);
      }
      default -> throw nowhere();
    };
  }

  static Denied nowhere() {
    return Denied.notFound("endpoint not found");
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      throw nowhere();
    }
  }
}
