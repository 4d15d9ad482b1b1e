package io.rec.venues.polygon;

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
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Polygon as far as the connector speaks with it. */
final class PolygonEnd {

  static final String KEY = "the-polygon-key";

  private static final String TICKER =
      """
      {"ticker":"%s","todaysChange":-2.4,"todaysChangePerc":-1.2449999,"updated":1772463599000000000,
       "day":{"o":1,"h":1,"l":1,"c":1,"v":1,"vw":1},
       "lastTrade":{"p":190.515,"s":100,"t":1772463599123456789,"x":4,"c":[1],"i":"1"},
       "lastQuote":{"p":190.5,"s":1,"P":190.53,"S":2,"t":1772463599000000000}}\
      """;

  static DataProvider connector(URI root, String key, Surroundings around) {
    PolygonProvider provider = new PolygonProvider();
    ConnectorEntry entry =
        new ConnectorEntry(
            Family.DATA,
            "polygon",
            "polygon",
            Map.of("base_url", root.toString(), "rate_limit", 100_000));
    return provider.create(
        Settings.of(
            entry, Variables.of(Map.of("POLYGON_API_KEY", key)), provider.variables(), false),
        around);
  }

  Answer answer(Request request) {
    String given = request.header("Authorization");
    if (!given.equals("Bearer " + KEY)) {
      return Answer.json(
          401,
          "{\"status\":\"ERROR\",\"request_id\":\"r\",\"error\":\"Unknown API Key %s\"}"
              .formatted(given.replace("Bearer ", "")));
    }
    String path = request.path();
    if (path.startsWith("/v1/marketstatus/now")) {
      return Answer.json(200, "{\"market\":\"open\",\"serverTime\":\"2026-03-02T10:00:00-05:00\"}");
    }
    if (path.startsWith("/v2/snapshot/locale/us/markets/stocks/tickers?tickers=")) {
      String tickers =
          Arrays.stream(path.replaceFirst(".*tickers=", "").split("%2C"))
              .filter(symbol -> !symbol.equals("NOPE"))
              .map(TICKER::formatted)
              .collect(Collectors.joining(","));
      return Answer.json(200, "{\"status\":\"OK\",\"tickers\":[%s]}".formatted(tickers));
    }
    if (path.equals("/v2/snapshot/locale/us/markets/stocks/tickers/AAPL")) {
      return Answer.json(
          200, "{\"status\":\"OK\",\"ticker\":%s}".formatted(TICKER.formatted("AAPL")));
    }
    if (path.startsWith("/v2/aggs/ticker/")) {
      return bars(path);
    }
    return Answer.json(
        404, "{\"status\":\"NOT_FOUND\",\"request_id\":\"r\",\"message\":\"Data not found.\"}");
  }

  /** Newest first, as asked for; in the range alone. */
  private static Answer bars(String path) {
    String[] parts = path.replaceFirst("\\?.*", "").split("/");
    long from = Long.parseLong(parts[8]);
    long to = Long.parseLong(parts[9]);
    boolean rare = parts[4].equals("RARE");
    Instant newest = Instant.parse(rare ? "2026-02-27T05:00:00Z" : "2026-03-02T14:55:00Z");
    String rows =
        IntStream.range(0, rare ? 2 : 50)
            .mapToLong(i -> newest.minusSeconds(rare ? i * 86_400L : i * 300L).toEpochMilli())
            .filter(at -> at >= from && at <= to)
            .mapToObj(
                "{\"o\":10,\"h\":12,\"l\":9,\"c\":11,\"v\":100,\"vw\":10.5,\"t\":%d,\"n\":3}"
                    ::formatted)
            .collect(Collectors.joining(","));
    return Answer.json(200, "{\"status\":\"OK\",\"results\":[%s]}".formatted(rows));
  }
}
