package io.rec.venues.binance;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpCall;
import io.rec.venues.connector.http.HttpResult;
import io.rec.venues.connector.market.Bar;
import io.rec.venues.connector.market.MarketQuote;
import io.rec.venues.connector.market.Timeframe;
import io.rec.venues.wire.Decimals;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The calls that nobody signs, each one request. */
record PublicCalls(URI root, ConnectorHttp http) {

  private static final int COLUMNS = 6;
  private static final int PERCENT_DECIMALS = 2;

  Instant time() throws ConnectorException, InterruptedException {
    return get("/api/v3/time").object(answer -> answer.unixMillis("serverTime"));
  }

  MarketQuote quote(String symbol, String source) throws ConnectorException, InterruptedException {
    return get("/api/v3/ticker/24hr?symbol=" + symbol).object(each -> quote(each, source));
  }

  List<MarketQuote> quotes(Collection<String> symbols, String source)
      throws ConnectorException, InterruptedException {
    String list = symbols.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    return get("/api/v3/ticker/24hr?symbols=" + URLEncoder.encode(list, StandardCharsets.UTF_8))
        .list(each -> quote(each, source));
  }

  /** Oldest first; the newest of those that begin by then. */
  List<Bar> bars(String symbol, Timeframe timeframe, OptionalLong until, int limit)
      throws ConnectorException, InterruptedException {
    String end = until.isPresent() ? "&endTime=" + until.getAsLong() : "";
    return get("/api/v3/klines?symbol=%s&interval=%s&limit=%d%s"
            .formatted(symbol, interval(timeframe), limit, end))
        .rows(PublicCalls::bars);
  }

  private HttpResult get(String path) throws ConnectorException, InterruptedException {
    return http.send(HttpCall.get(URI.create(root + path), Map.of()));
  }

  private static MarketQuote quote(Fields ticker, String source) throws MalformedMessage {
    BigDecimal price = ticker.decimal("lastPrice");
    if (price.signum() <= 0) {
      throw new MalformedMessage("lastPrice is not positive");
    }
    return new MarketQuote(
        ticker.text("symbol"),
        price,
        ticker.decimal("priceChangePercent").setScale(PERCENT_DECIMALS, RoundingMode.HALF_UP),
        ticker.optionalDecimal("bidPrice"),
        ticker.optionalDecimal("askPrice"),
        ticker.unixMillis("closeTime"),
        source);
  }

  private static String interval(Timeframe timeframe) {
    String unit =
        switch (timeframe.unit()) {
          case MINUTE -> "m";
          case HOUR -> "h";
          case DAY -> "d";
          case WEEK -> "w";
          case MONTH -> "M";
        };
    return timeframe.count() + unit;
  }

  /** Rows of begin, open, high, low, close and volume, and more that is not read. */
  private static List<Bar> bars(List<List<String>> rows) throws MalformedMessage {
    List<Bar> bars = new ArrayList<>();
    for (List<String> row : rows) {
      if (row.size() < COLUMNS) {
        throw new MalformedMessage("a candle with %d columns".formatted(row.size()));
      }
      bars.add(bar(row));
    }
    return List.copyOf(bars);
  }

  private static Bar bar(List<String> row) throws MalformedMessage {
    try {
      return new Bar(
          Instant.ofEpochMilli(Decimals.read("begin", row.get(0)).longValueExact()),
          Decimals.read("open", row.get(1)),
          Decimals.read("high", row.get(2)),
          Decimals.read("low", row.get(3)),
          Decimals.read("close", row.get(4)),
          Decimals.read("volume", row.get(5)));
    } catch (IllegalArgumentException | ArithmeticException unusable) {
      throw new MalformedMessage(String.valueOf(unusable.getMessage()), unusable);
    }
  }
}
