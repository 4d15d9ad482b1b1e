package io.rec.venues.coinbase.connector;

import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.config.Variables;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.connector.testing.FaultyHttp.Answer;
import io.rec.venues.connector.testing.FaultyHttp.Request;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Coinbase as strict as it is: products, the range of candles, its error. */
final class CoinbaseEnd {

  private static final Pattern RANGE =
      Pattern.compile(".*granularity=(\\d+)&start=([^&]+)&end=([^&]+)");
  private static final int MOST_ROWS = 300;

  /** How often a product trades that hardly does. */
  private static final long RARE_SECONDS = 6000;

  static DataProvider connector(URI root, Surroundings around) {
    CoinbaseProvider provider = new CoinbaseProvider();
    ConnectorEntry entry =
        new ConnectorEntry(
            Family.DATA,
            "coinbase",
            "coinbase",
            Map.of("base_url", root.toString(), "rate_limit", 100_000));
    return provider.create(
        Settings.of(entry, Variables.of(Map.of()), provider.variables(), false), around);
  }

  Answer answer(Request request) {
    return switch (request.route()) {
      case "GET /products/BTC-USD/ticker" ->
          Answer.json(
              200,
              """
              {"trade_id":1,"price":"118000.55","size":"0.5","time":"2026-03-02T14:59:59.123456Z",
               "bid":"118000.54","ask":"118000.56","volume":"1000.5"}\
              """);
      case "GET /products/BTC-USD/candles" -> candles(request.path(), 0);
      case "GET /products/RARE-USD/candles" -> candles(request.path(), RARE_SECONDS);
      default -> Answer.json(404, "{\"message\":\"NotFound\"}");
    };
  }

  /** Newest first, both ends of the range included. */
  private static Answer candles(String path, long everySeconds) {
    Matcher range = RANGE.matcher(path);
    if (!range.matches()) {
      return Answer.json(400, "{\"message\":\"Invalid range\"}");
    }
    long granularity = Long.parseLong(range.group(1));
    long start = Instant.parse(range.group(2)).getEpochSecond();
    long end = Instant.parse(range.group(3)).getEpochSecond();
    if ((end - start) / granularity > MOST_ROWS) {
      return Answer.json(400, "{\"message\":\"granularity too small for the requested range\"}");
    }
    long step = Math.max(granularity, everySeconds);
    List<String> rows = new ArrayList<>();
    for (long at = Math.floorDiv(end, step) * step; at >= start; at -= step) {
      rows.add("[%d,99.5,103,100,102.25,5.5]".formatted(at));
    }
    return Answer.json(200, "[%s]".formatted(String.join(",", rows)));
  }
}
