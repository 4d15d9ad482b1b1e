package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.StockFloor.decimal;
import static io.rec.venuesimulator.standalone.StockFloor.names;
import static io.rec.venuesimulator.standalone.StockFloor.object;
import static io.rec.venuesimulator.standalone.StockFloor.objects;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Polygon's side of the contract, read with nothing but HTTP. */
class PolygonTest {

  private static final String SNAPSHOT = "/v2/snapshot/locale/us/markets/stocks/tickers";
  private static final String MINUTES = "/v2/aggs/ticker/%s/range/%s/%s/%s";

  private final StockFloor floor = new StockFloor();

  @AfterEach
  void stop() {
    floor.close();
  }

  @Test
  @DisplayName(
      "a past day has 390 minutes from half past nine in New York on, and some around them")
  void fullDay() {
    JsonObject answer = floor.polygon(range("AAPL", "1/minute", "2026-02-27", "2026-02-27"));
    List<JsonObject> rows = objects(answer, "results");
    List<JsonObject> regular =
        rows.stream()
            .filter(row -> !at(row).isBefore(Instant.parse("2026-02-27T14:30:00Z")))
            .filter(row -> at(row).isBefore(Instant.parse("2026-02-27T21:00:00Z")))
            .toList();

    assertThat(regular).hasSize(390);
    assertThat(at(regular.getFirst())).isEqualTo("2026-02-27T14:30:00Z");
    assertThat(rows.size()).isGreaterThan(500);
    assertThat(answer.text("status")).hasValue("OK");
    assertThat(answer.text("ticker")).hasValue("AAPL");
    assertThat(answer.text("request_id")).hasValueSatisfying(id -> assertThat(id).hasSize(32));
    assertThat(answer.flag("adjusted")).hasValue(true);
    assertThat(answer.whole("resultsCount")).hasValue((long) rows.size());
    assertThat(answer.whole("queryCount")).hasValue((long) rows.size());
    assertThat(answer.has("next_url")).isFalse();
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(names(row)).containsExactly("v", "vw", "o", "c", "h", "l", "t", "n");
              assertThat(decimal(row, "l")).isLessThanOrEqualTo(decimal(row, "vw"));
              assertThat(decimal(row, "vw")).isLessThanOrEqualTo(decimal(row, "h"));
              assertThat(decimal(row, "o")).isBetween(decimal(row, "l"), decimal(row, "h"));
              assertThat(decimal(row, "n")).isPositive();
            });
  }

  @ParameterizedTest(name = "{0} of {1} begins at {2}")
  @CsvSource({
    "1/second, 2026-02-27, 2026-02-27T14:30:00Z",
    "5/minute, 2026-02-27, 2026-02-27T14:30:00Z",
    "15/minute, 2026-02-27, 2026-02-27T14:30:00Z",
    "30/minute, 2026-02-27, 2026-02-27T14:30:00Z",
    "1/hour, 2026-02-27, 2026-02-27T14:00:00Z",
    "4/hour, 2026-02-27, 2026-02-27T13:00:00Z",
    "1/day, 2026-02-27, 2026-02-27T05:00:00Z",
    "1/week, 2026-02-27, 2026-02-22T05:00:00Z",
    "1/month, 2026-02-27, 2026-02-01T05:00:00Z",
    "1/quarter, 2026-02-27, 2026-01-01T05:00:00Z",
    "1/year, 2025-06-11, 2025-01-01T05:00:00Z"
  })
  @DisplayName("every time frame is added up from the same trades")
  void timeFrames(String frame, String date, Instant start) {
    JsonObject row =
        objects(floor.polygon(range("MSFT", frame, date, "2026-02-27")), "results").stream()
            .filter(each -> at(each).equals(start))
            .findFirst()
            .orElseThrow();
    Instant end = end(frame, start);
    List<JsonObject> parts =
        objects(
            floor.polygon(
                range(
                        "MSFT",
                        frame.matches(".*(day|hour|minute|second)") ? "1/second" : "1/day",
                        start.toEpochMilli(),
                        end.toEpochMilli() - 1)
                    + "?limit=50000"),
            "results");

    if (!frame.equals("1/day")) {
      assertThat(decimal(row, "o")).isEqualByComparingTo(decimal(parts.getFirst(), "o"));
      assertThat(decimal(row, "c")).isEqualByComparingTo(decimal(parts.getLast(), "c"));
      assertThat(decimal(row, "h")).isEqualByComparingTo(most(parts, "h"));
    }
    assertThat(decimal(row, "v"))
        .isEqualByComparingTo(
            parts.stream().map(p -> decimal(p, "v")).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  @Test
  @DisplayName("pages follow one another on the host that was called, whichever way they go")
  void pages() {
    for (String sort : List.of("asc", "desc")) {
      String path = range("AAPL", "5/minute", "2026-02-26", "2026-02-27");
      List<JsonObject> whole =
          objects(floor.polygon(path + "?limit=50000&sort=" + sort), "results");

      List<JsonObject> found = new ArrayList<>();
      Optional<String> next =
          Optional.of(floor.simulator().address("polygon_rest") + path + "?limit=200&sort=" + sort);
      int pages = 0;
      while (next.isPresent()) {
        assertThat(next.get()).startsWith(floor.simulator().address("polygon_rest") + "/v2/");
        assertThat(next.get()).doesNotContain(StockFloor.KEY);
        JsonObject page = object(called(next.get()), 200);
        assertThat(page.whole("queryCount").orElseThrow()).isBetween(1L, 200L);
        found.addAll(objects(page, "results"));
        next = page.text("next_url");
        pages++;
      }

      assertThat(pages).isGreaterThan(4);
      assertThat(found)
          .extracting(JsonObject::toString)
          .containsExactlyElementsOf(whole.stream().map(JsonObject::toString).toList());
    }
  }

  @Test
  @DisplayName("a bar that is longer than the limit is whole all the same")
  void oneLongBar() {
    JsonObject page =
        floor.polygon(range("AAPL", "1/hour", "2026-02-27", "2026-02-27") + "?limit=1");

    assertThat(page.whole("resultsCount")).hasValue(1L);
    assertThat(page.text("next_url")).isPresent();
  }

  @Test
  @DisplayName("a ticker that is none, a weekend and a holiday have no results, and no error")
  void emptyRanges() {
    JsonObject none = floor.polygon(range("NOPE", "1/day", "2026-02-02", "2026-02-27"));

    assertThat(none.whole("resultsCount")).hasValue(0L);
    assertThat(none.whole("queryCount")).hasValue(0L);
    assertThat(none.has("results")).isFalse();
    assertThat(none.text("ticker")).hasValue("NOPE");
    assertThat(floor.polygon(range("AAPL", "1/minute", "2026-02-28", "2026-03-01")).has("results"))
        .isFalse();
    assertThat(floor.polygon(range("AAPL", "1/minute", "2026-02-16", "2026-02-16")).has("results"))
        .isFalse();
  }

  @Test
  @DisplayName("nothing is known of what is still to come")
  void noFuture() {
    JsonObject last =
        objects(floor.polygon(range("AAPL", "1/minute", "2026-03-02", "2026-03-09")), "results")
            .getLast();

    assertThat(at(last)).isEqualTo("2026-03-02T15:00:00Z");
    assertThat(decimal(last, "n")).isEqualByComparingTo("1");
  }

  @Test
  @DisplayName("the previous day is one bar with its ticker and the time of the close")
  void previous() {
    JsonObject answer = floor.polygon("/v2/aggs/ticker/AAPL/prev");
    JsonObject row = objects(answer, "results").getFirst();
    JsonObject day =
        objects(floor.polygon(range("AAPL", "1/day", "2026-02-27", "2026-02-27")), "results")
            .getFirst();

    assertThat(answer.whole("resultsCount")).hasValue(1L);
    assertThat(row.text("T")).hasValue("AAPL");
    assertThat(at(row)).isEqualTo("2026-02-27T21:00:00Z");
    assertThat(decimal(row, "c")).isEqualByComparingTo(decimal(day, "c"));
    assertThat(floor.polygon("/v2/aggs/ticker/NOPE/prev").whole("resultsCount")).hasValue(0L);
  }

  @Test
  @DisplayName("all shares of a day come with their tickers; a day without trading has none")
  void grouped() {
    String path = "/v2/aggs/grouped/locale/us/market/stocks/";
    List<JsonObject> rows = objects(floor.polygon(path + "2026-02-27"), "results");

    assertThat(rows).hasSizeGreaterThan(30);
    assertThat(rows).extracting(row -> row.text("T").orElseThrow()).contains("AAPL", "SPY");
    assertThat(floor.polygon(path + "2026-03-01").whole("resultsCount")).hasValue(0L);
  }

  @Test
  @DisplayName("open and close of a day, with what was traded before and after")
  void openClose() {
    JsonObject day = floor.polygon("/v1/open-close/AAPL/2026-02-27");

    assertThat(names(day))
        .containsExactlyInAnyOrder(
            "status",
            "from",
            "symbol",
            "open",
            "high",
            "low",
            "close",
            "volume",
            "afterHours",
            "preMarket");
    assertThat(day.text("from")).hasValue("2026-02-27");
    assertThat(floor.polygon("/v1/open-close/AAPL/2026-03-02").has("afterHours")).isFalse();
    assertNotFound("/v1/open-close/AAPL/2026-03-01");
    assertNotFound("/v1/open-close/NOPE/2026-02-27");
    assertNotFound("/v1/open-close/AAPL/2026-03-03");
  }

  @Test
  @DisplayName("the last trade and the best quote have the fields of the contract and agree")
  void lastTradeAndQuote() {
    JsonObject trade = floor.polygon("/v2/last/trade/AAPL").object("results").orElseThrow();
    JsonObject quote = floor.polygon("/v2/last/nbbo/AAPL").object("results").orElseThrow();
    BigDecimal now = BigDecimal.valueOf(floor.now().getEpochSecond()).movePointRight(9);

    assertThat(names(trade)).contains("T", "p", "s", "t", "y", "q", "i", "x", "c", "z");
    assertThat(names(quote)).contains("T", "p", "s", "x", "P", "S", "X", "t", "y", "q", "z");
    assertThat(decimal(trade, "t")).isBetween(now.subtract(new BigDecimal("5e9")), now);
    assertThat(decimal(trade, "y")).isLessThan(decimal(trade, "t"));
    assertThat(decimal(trade, "p")).isBetween(decimal(quote, "p"), decimal(quote, "P"));
    assertThat(decimal(quote, "p")).isLessThan(decimal(quote, "P"));
    assertThat(decimal(quote, "s")).isBetween(BigDecimal.ONE, BigDecimal.TEN);
    assertNotFound("/v2/last/trade/NOPE");
    assertNotFound("/v2/last/nbbo/ZZZZ");
  }

  @Test
  @DisplayName("a snapshot has the day, the day before and the change between them to six decimals")
  void snapshot() {
    JsonObject ticker = floor.polygon(SNAPSHOT + "/AAPL").object("ticker").orElseThrow();
    BigDecimal last = decimal(ticker.object("lastTrade").orElseThrow(), "p");
    BigDecimal before = decimal(ticker.object("prevDay").orElseThrow(), "c");
    BigDecimal change = last.subtract(before);

    assertThat(names(ticker))
        .containsExactlyInAnyOrder(
            "ticker",
            "todaysChange",
            "todaysChangePerc",
            "updated",
            "day",
            "min",
            "prevDay",
            "lastTrade",
            "lastQuote");
    assertThat(decimal(ticker, "todaysChange")).isEqualByComparingTo(change);
    assertThat(decimal(ticker, "todaysChangePerc"))
        .isEqualByComparingTo(
            change.multiply(new BigDecimal(100)).divide(before, 6, RoundingMode.HALF_UP));
    assertThat(names(ticker.object("day").orElseThrow()))
        .containsExactlyInAnyOrder("o", "h", "l", "c", "v", "vw");
    assertThat(names(ticker.object("min").orElseThrow()))
        .containsExactlyInAnyOrder("o", "h", "l", "c", "v", "vw", "t", "n", "av");
    assertThat(names(ticker.object("lastTrade").orElseThrow())).contains("p", "s", "t", "x", "c");
    assertThat(names(ticker.object("lastQuote").orElseThrow()))
        .containsExactlyInAnyOrder("p", "s", "P", "S", "t");
    assertThat(decimal(ticker.object("min").orElseThrow(), "av"))
        .isEqualByComparingTo(decimal(ticker.object("day").orElseThrow(), "v"));
    assertNotFound(SNAPSHOT + "/NOPE");
  }

  @Test
  @DisplayName("one call has the snapshots of many; what does not exist is left out")
  void snapshots() {
    JsonObject answer = floor.polygon(SNAPSHOT + "?tickers=AAPL,NOPE,MSFT");

    assertThat(objects(answer, "tickers"))
        .extracting(each -> each.text("ticker").orElseThrow())
        .containsExactly("AAPL", "MSFT");
    assertThat(answer.whole("count")).hasValue(2L);
    assertThat(objects(floor.polygon(SNAPSHOT), "tickers")).hasSizeGreaterThan(30);
  }

  @ParameterizedTest(name = "at {0} the market is {1}")
  @CsvSource({
    "2026-03-02T15:00:00Z, open, false, false, open",
    "2026-03-02T21:30:00Z, extended-hours, true, false, open",
    "2026-03-03T12:00:00Z, extended-hours, false, true, open",
    "2026-03-07T15:00:00Z, closed, false, false, closed"
  })
  void marketStatus(String at, String market, boolean late, boolean early, String currencies) {
    try (StockFloor there = new StockFloor(Instant.parse(at))) {
      JsonObject status = there.polygon("/v1/marketstatus/now");

      assertThat(status.text("market")).hasValue(market);
      assertThat(status.flag("afterHours")).hasValue(late);
      assertThat(status.flag("earlyHours")).hasValue(early);
      assertThat(status.object("exchanges").orElseThrow().text("nasdaq")).hasValue(market);
      assertThat(status.object("currencies").orElseThrow().text("fx")).hasValue(currencies);
      assertThat(status.text("serverTime").orElseThrow()).endsWith("-05:00");
    }
  }

  @Test
  @DisplayName("the holidays of the coming year, with the hours of those that close early")
  void upcomingHolidays() {
    List<JsonObject> days =
        objects(floor.polygon(StockFloor.KEY, "/v1/marketstatus/upcoming"), 200);

    assertThat(days.getFirst().text("date")).hasValue("2026-04-03");
    assertThat(days)
        .filteredOn(day -> day.text("date").orElseThrow().equals("2026-11-27"))
        .allSatisfy(
            day -> {
              assertThat(day.text("status")).hasValue("early-close");
              assertThat(day.text("close")).hasValue("2026-11-27T18:00:00Z");
            })
        .hasSize(2);
  }

  @Test
  @DisplayName("0.11 without a registered key there is no answer, by header or by parameter")
  void keys() {
    String path = "/v1/marketstatus/now";

    assertRefused(floor.polygon("wrong", path), 401, "ERROR", "error", "Unknown API Key");
    assertRefused(
        called(floor.simulator().address("polygon_rest") + path, Optional.empty()),
        401,
        "ERROR",
        "error",
        "API Key was not provided");
    assertThat(
            called(
                    floor.simulator().address("polygon_rest") + path + "?apiKey=" + StockFloor.KEY,
                    Optional.empty())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("a free plan has five calls a minute, and what is live is not for it")
  void freePlan() {
    assertRefused(
        floor.polygon(StockFloor.FREE, "/v2/last/trade/AAPL"),
        403,
        "NOT_AUTHORIZED",
        "message",
        "You are not entitled to this data. Please upgrade your plan.");
    for (int call = 2; call <= 5; call++) {
      assertThat(floor.polygon(StockFloor.FREE, "/v2/aggs/ticker/AAPL/prev").statusCode())
          .isEqualTo(200);
    }
    HttpResponse<String> sixth = floor.polygon(StockFloor.FREE, "/v2/aggs/ticker/AAPL/prev");
    floor.pass(Duration.ofMinutes(1));

    assertThat(sixth.statusCode()).isEqualTo(429);
    assertThat(object(sixth, 429).text("error").orElseThrow())
        .contains("exceeded the maximum requests per minute");
    assertThat(floor.polygon(StockFloor.FREE, "/v2/aggs/ticker/AAPL/prev").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/v2/aggs/ticker/AAPL/range/0/minute/2026-02-27/2026-02-27 | multiplier",
        "/v2/aggs/ticker/AAPL/range/x/minute/2026-02-27/2026-02-27 | multiplier",
        "/v2/aggs/ticker/AAPL/range/1/fortnight/2026-02-27/2026-02-27 | timespan",
        "/v2/aggs/ticker/AAPL/range/1/day/yesterday/2026-02-27 | 'from'",
        "/v2/aggs/ticker/AAPL/range/1/day/2026-02-27/2026-02-26 | before 'from'",
        "/v2/aggs/ticker/AAPL/range/1/day/2026-02-26/2026-02-27?limit=50001 | limit",
        "/v2/aggs/ticker/AAPL/range/1/day/2026-02-26/2026-02-27?sort=up | sort",
        "/v2/aggs/ticker/AAPL/range/1/day/2026-02-26/2026-02-27?adjusted=perhaps | adjusted",
        "/v2/aggs/ticker/AAPL/range/1/day/2026-02-26/2026-02-27?cursor=*** | cursor",
        "/v1/open-close/AAPL/27.2.2026 | date"
      })
  void refusesWhatItCannotRead(String path, String culprit) {
    JsonObject refusal = object(floor.polygon(StockFloor.KEY, path), 400);

    assertThat(refusal.text("status")).hasValue("ERROR");
    assertThat(refusal.text("request_id")).isPresent();
    assertThat(refusal.text("error").orElseThrow()).contains(culprit);
  }

  @Test
  @DisplayName("a path that is none is not found")
  void unknownPaths() {
    assertNotFound("/v3/nothing");
    assertNotFound("/");
  }

  @Test
  @DisplayName("0.9 the same seed and clock give the same answers, ids and all")
  void repeats() {
    try (StockFloor other = new StockFloor();
        StockFloor third = new StockFloor("--seed", "7")) {
      String path = SNAPSHOT + "/AAPL";
      String answer = floor.polygon(StockFloor.KEY, path).body();

      assertThat(other.polygon(StockFloor.KEY, path).body()).isEqualTo(answer);
      assertThat(third.polygon(StockFloor.KEY, path).body()).isNotEqualTo(answer);
    }
  }

  private void assertNotFound(String path) {
    assertRefused(
        floor.polygon(StockFloor.KEY, path), 404, "NOT_FOUND", "message", "Data not found.");
  }

  private static void assertRefused(
      HttpResponse<String> answer, int code, String status, String field, String text) {
    JsonObject refusal = object(answer, code);
    assertThat(names(refusal)).containsExactly("status", "request_id", field);
    assertThat(refusal.text("status")).hasValue(status);
    assertThat(refusal.text(field)).hasValue(text);
  }

  private HttpResponse<String> called(String address) {
    return called(address, Optional.of("Bearer " + StockFloor.KEY));
  }

  private HttpResponse<String> called(String address, Optional<String> authorization) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    authorization.ifPresent(text -> request.header("Authorization", text));
    return floor.send(request);
  }

  private static Instant end(String frame, Instant start) {
    return switch (frame) {
      case "1/second" -> start.plusSeconds(1);
      case "5/minute" -> start.plus(Duration.ofMinutes(5));
      case "15/minute" -> start.plus(Duration.ofMinutes(15));
      case "30/minute" -> start.plus(Duration.ofMinutes(30));
      case "1/hour" -> start.plus(Duration.ofHours(1));
      case "4/hour" -> start.plus(Duration.ofHours(4));
      case "1/day" -> start.plus(Duration.ofDays(1));
      case "1/year" -> Instant.parse("2026-01-01T05:00:00Z");
      default -> Instant.parse("2026-02-28T05:00:00Z");
    };
  }

  private static BigDecimal most(List<JsonObject> rows, String name) {
    return rows.stream().map(row -> decimal(row, name)).reduce(BigDecimal::max).orElseThrow();
  }

  private static Instant at(JsonObject row) {
    return Instant.ofEpochMilli(row.whole("t").orElseThrow());
  }

  private static String range(String ticker, String frame, Object from, Object to) {
    return MINUTES.formatted(ticker, frame, from, to);
  }
}
