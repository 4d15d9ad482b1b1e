package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.price.Coin;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.Query;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /products/{id}/ticker} and {@code /candles}. */
final class CoinbaseCalls {

  private static final int MOST_ROWS = 300;
  private static final Set<String> GRANULARITIES =
      Set.of("60", "300", "900", "3600", "21600", "86400");

  private final CoinDesk desk;

  CoinbaseCalls(CoinDesk desk) {
    this.desk = desk;
  }

  VenueAnswer answer(VenueRequest request, String root) {
    List<String> path = request.segmentsBehind(root);
    Optional<TickMaker> product =
        path.size() == 3 && path.getFirst().equals("products")
            ? desk.product(path.get(1))
            : Optional.empty();
    if (product.isEmpty() || !request.method().equals("GET")) {
      return refusal(404, "NotFound");
    }
    return switch (path.getLast()) {
      case "ticker" -> ticker(product.get());
      case "candles" -> candles(product.get().coin(), request.query());
      default -> refusal(404, "NotFound");
    };
  }

  private VenueAnswer ticker(TickMaker product) {
    CoinTick last = product.last(desk.now());
    DayFigures day = desk.days().of(product.coin(), last.at().toEpochMilli());
    return VenueAnswer.ok(
        new JsonObject()
            .with("trade_id", last.tradeId())
            .with("price", last.price().toPlainString())
            .with("size", last.size().toPlainString())
            .with("time", desk.shown(last.at()).toString())
            .with("bid", last.bestBid().toPlainString())
            .with("ask", last.bestAsk().toPlainString())
            .with("volume", day.volume().toPlainString()));
  }

  /** Newest first; time, low, high, open, close, volume. */
  private VenueAnswer candles(Coin coin, Query query) {
    String granularity = query.one("granularity").orElse("60");
    if (!GRANULARITIES.contains(granularity)) {
      return refusal(400, "Unsupported granularity");
    }
    long seconds = Long.parseLong(granularity);
    long now = desk.now().getEpochSecond();
    try {
      long end = Math.min(now, query.one("end").map(CoinbaseCalls::second).orElse(now));
      long start =
          query.one("start").map(CoinbaseCalls::second).orElse(end - seconds * (MOST_ROWS - 1));
      if ((end - start) / seconds > MOST_ROWS) {
        return refusal(400, "granularity too small for the requested time range");
      }
      List<List<BigDecimal>> rows = new ArrayList<>();
      long first = Math.ceilDiv(start, seconds) * seconds;
      long at = Math.floorDiv(end, seconds) * seconds;
      for (; at >= first && rows.size() < MOST_ROWS; at -= seconds) {
        Bar bar = Bar.of(coin, at, seconds, now);
        rows.add(
            List.of(
                BigDecimal.valueOf(at),
                bar.low(),
                bar.high(),
                bar.open(),
                bar.close(),
                bar.volume()));
      }
      return VenueAnswer.ok(rows);
    } catch (DateTimeParseException wrong) {
      return refusal(400, "start and end are ISO 8601 times or Unix seconds");
    }
  }

  private static long second(String text) {
    return text.matches("\\d{1,12}") ? Long.parseLong(text) : Instant.parse(text).getEpochSecond();
  }

  private static VenueAnswer refusal(int status, String message) {
    return VenueAnswer.of(status, new JsonObject().with("message", message));
  }
}
