package io.rec.venuesimulator.admin;

import io.rec.venuesimulator.coinbase.PriceFeed;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code /admin/faults[/VENUE]}, {@code /admin/feed} and {@code /admin/markets/TICKER}, answered
 * the same way on every listener that exposes them.
 */
public final class Switches {

  private static final int MOST_TICKS = 100_000;

  private final FaultBoard board;
  private final PriceFeed prices;
  private final Exchange exchange;

  public Switches(FaultBoard board, PriceFeed prices, Exchange exchange) {
    this.board = board;
    this.prices = prices;
    this.exchange = exchange;
  }

  public VenueAnswer answer(VenueRequest request) {
    List<String> path = request.segmentsBehind("/admin");
    boolean known = request.rawPath().startsWith("/admin/") && !path.isEmpty();
    try {
      return switch (known ? path.getFirst() : "") {
        case "faults" -> faults(request, path);
        case "feed" -> feed(body(request));
        case "markets" -> market(path, body(request));
        default -> refusal(404, "there are /admin/faults, /admin/feed and /admin/markets");
      };
    } catch (IllegalArgumentException wrong) {
      return refusal(400, String.valueOf(wrong.getMessage()));
    }
  }

  private VenueAnswer faults(VenueRequest request, List<String> path) {
    if (path.size() == 1) {
      return list();
    }
    Optional<Venue> venue = Venue.of(path.get(1));
    if (venue.isEmpty()) {
      return refusal(404, "there is no venue " + path.get(1));
    }
    return switch (request.method()) {
      case "GET" -> VenueAnswer.ok(FaultForm.of(board.of(venue.get())));
      case "DELETE" -> {
        board.clear(venue.get());
        yield VenueAnswer.ok(FaultForm.of(board.of(venue.get())));
      }
      case "POST" -> {
        FaultForm.apply(board, venue.get(), body(request));
        yield VenueAnswer.ok(FaultForm.of(board.of(venue.get())));
      }
      default -> refusal(405, "GET, POST or DELETE");
    };
  }

  private VenueAnswer list() {
    JsonObject all = new JsonObject();
    for (Venue venue : Venue.REAL) {
      all.with(venue.wire(), FaultForm.of(board.of(venue)));
    }
    return VenueAnswer.ok(all);
  }

  /** {@code ticks_per_second}, and {@code burst} with a rate of its own and {@code seconds}. */
  private VenueAnswer feed(JsonObject body) {
    body.whole("ticks_per_second").ifPresent(rate -> prices.rate(rate(rate)));
    body.object("burst")
        .ifPresent(
            burst ->
                prices.burst(
                    rate(burst.whole("ticks_per_second").orElse(-1L)),
                    Duration.ofSeconds(burst.whole("seconds").orElse(1L))));
    return VenueAnswer.ok(new JsonObject().with("trades_made", prices.tradesMade()));
  }

  private VenueAnswer market(List<String> path, JsonObject body) {
    Optional<Boolean> active = body.flag("active");
    if (path.size() != 2 || active.isEmpty()) {
      return refusal(400, "expected /admin/markets/TICKER with {\"active\":true} or false");
    }
    return exchange
        .listings()
        .market(path.get(1), exchange.now())
        .map(
            market -> {
              exchange.setActive(market, active.get());
              return VenueAnswer.ok(
                  new JsonObject().with("status", exchange.standing(market).status().wire()));
            })
        .orElseGet(() -> refusal(404, "there is no market " + path.get(1)));
  }

  private static int rate(long rate) {
    if (rate < 0 || rate > MOST_TICKS) {
      throw new IllegalArgumentException("ticks_per_second is between 0 and " + MOST_TICKS);
    }
    return (int) rate;
  }

  private static JsonObject body(VenueRequest request) {
    try {
      return request.body().isBlank() ? new JsonObject() : Json.readObject(request.body());
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("the body is no JSON object", unreadable);
    }
  }

  private static VenueAnswer refusal(int status, String message) {
    return VenueAnswer.of(status, new JsonObject().with("message", message));
  }
}
