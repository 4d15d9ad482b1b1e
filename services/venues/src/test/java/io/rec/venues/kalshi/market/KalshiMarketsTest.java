package io.rec.venues.kalshi.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.VenueHttp;
import io.rec.venues.kalshi.CallSigner;
import io.rec.venues.kalshi.ExchangeStatus;
import io.rec.venues.kalshi.KalshiCalls;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.kalshi.book.BookSnapshot;
import io.rec.venues.rest.Reply;
import io.rec.venues.testing.ScriptedHttp;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KalshiMarketsTest {

  private static final String EVENT = "KXBTCD-26MAR0207";

  private final HttpClient client = VenueHttp.client();
  private final ScriptedHttp venue = new ScriptedHttp();
  private final KalshiMarkets markets =
      new KalshiMarkets(
          new KalshiRest(
              KalshiCalls.of(client, venue::root, "public", Duration::ofSeconds, Clock.systemUTC()),
              CallSigner.NONE,
              ObjectMapper.getDefault()),
          Duration.ofSeconds(5));

  @AfterEach
  void close() {
    venue.close();
    client.shutdownNow();
  }

  @Test
  @DisplayName("walks all pages of an event's markets")
  void walksPages() throws InterruptedException {
    venue
        .answer(200, "{\"markets\":[%s],\"cursor\":\"a b\"}".formatted(market("T1", "0.4500")))
        .answer(200, "{\"markets\":[%s],\"cursor\":\"\"}".formatted(market("T2", "0.4500")));

    Listing<KalshiMarket> listing = answered(markets.markets(EVENT));

    assertThat(listing.items().stream().map(KalshiMarket::ticker)).containsExactly("T1", "T2");
    assertThat(venue.calls())
        .containsExactly(
            "/trade-api/v2/markets?limit=1000&event_ticker=" + EVENT,
            "/trade-api/v2/markets?limit=1000&event_ticker=" + EVENT + "&cursor=a+b");
  }

  @Test
  @DisplayName("notices a cursor that was rewound")
  void noticesRewind() throws InterruptedException {
    venue.answer(200, "{\"markets\":[%s],\"cursor\":\"x\"}".formatted(market("T1", "0.4500")));

    assertThat(markets.markets(EVENT).toString()).contains("T1 came twice");
  }

  @Test
  @DisplayName("refuses one unreadable market by name and keeps the others")
  void keepsOthers() throws InterruptedException {
    venue.answer(
        200,
        "{\"markets\":[%s,%s],\"cursor\":\"\"}"
            .formatted(market("T1", "NaN"), market("T2", "0.4500")));

    Listing<KalshiMarket> listing = answered(markets.markets(EVENT));

    assertThat(listing.items()).hasSize(1);
    assertThat(listing.refused()).singleElement().asString().contains("T1", "yes_bid_dollars");
  }

  @Test
  @DisplayName("reads a market's strike, times and grid")
  void readsMarket() throws InterruptedException {
    venue.answer(200, "{\"market\":%s}".formatted(market("T1", "0.4500")));

    KalshiMarket market = answered(markets.market("T1"));

    assertThat(market.floorStrike()).contains(new BigDecimal("78099.99"));
    assertThat(market.status().trades()).isTrue();
    assertThat(market.quote().noAsk()).isEqualByComparingTo("0.55");
    assertThat(market.priceRanges()).hasSize(1);
    assertThat(market.settlementValue()).isEmpty();
  }

  @Test
  @DisplayName("reads a book's NO bids as offers of YES")
  void readsBook() throws InterruptedException {
    venue.answer(
        200,
        "{\"orderbook_fp\":{\"yes_dollars\":[[\"0.4700\",\"500.00\"]],"
            + "\"no_dollars\":[[\"0.5000\",\"15.82\"]]}}");

    BookSnapshot book = answered(markets.book("T1"));

    assertThat(book.asks().getFirst().price()).isEqualByComparingTo("0.50");
    assertThat(book.bids().getFirst().count()).isEqualByComparingTo("500");
  }

  @Test
  @DisplayName("asks for many books with one repeated parameter")
  void readsBooks() throws InterruptedException {
    venue.answer(
        200,
        "{\"orderbooks\":[{\"ticker\":\"T1\","
            + "\"orderbook_fp\":{\"yes_dollars\":[],\"no_dollars\":[]}}]}");

    List<BookSnapshot> books = answered(markets.books(List.of("T1", "T2")));

    assertThat(books).hasSize(1);
    assertThat(venue.calls().getFirst()).endsWith("?tickers=T1&tickers=T2");
  }

  @Test
  @DisplayName("reads open events of a series")
  void readsEvents() throws InterruptedException {
    venue.answer(
        200,
        "{\"events\":[{\"event_ticker\":\"%s\",\"series_ticker\":\"KXBTCD\",\"title\":\"t\"}]}"
            .formatted(EVENT));

    assertThat(answered(markets.openEvents("KXBTCD")).items().getFirst().ticker()).isEqualTo(EVENT);
  }

  @Test
  @DisplayName("reads the exchange's status also from a 503")
  void readsStatusInOutage() throws InterruptedException {
    venue.answer(503, "{\"exchange_active\":false,\"trading_active\":false}");

    ExchangeStatus status = answered(markets.status());

    assertThat(status.exchangeActive()).isFalse();
  }

  @Test
  @DisplayName("a 500 on the second page refuses the whole list")
  void refusesHalfList() throws InterruptedException {
    venue
        .answer(200, "{\"markets\":[%s],\"cursor\":\"c\"}".formatted(market("T1", "0.4500")))
        .answer(500, "oops");

    assertThat(markets.markets(EVENT).toString()).startsWith("refused with 500");
  }

  @Test
  @DisplayName("after a 429 without a hint the next call waits")
  void waitsAfter429() throws InterruptedException {
    venue.answer(429, "{\"error\":\"too many requests\"}");

    assertThat(markets.book("T1").toString()).startsWith("refused with 429");
    assertThat(markets.book("T1")).isInstanceOf(Reply.Limited.class);
    assertThat(venue.calls()).hasSize(1);
  }

  private static <T> T answered(Reply<T> reply) {
    assertThat(reply).isInstanceOf(Reply.Answered.class);
    return ((Reply.Answered<T>) reply).value();
  }

  private static String market(String ticker, String bid) {
    return """
        {"ticker":"%s","event_ticker":"%s","market_type":"binary","status":"active",
         "yes_sub_title":"$78,100 or above","strike_type":"greater","floor_strike":78099.99,
         "open_time":"2026-03-02T11:00:00Z","close_time":"2026-03-02T12:00:00Z",
         "yes_bid_dollars":"%s","yes_bid_size_fp":"10.00","yes_ask_dollars":"0.4700",
         "yes_ask_size_fp":"2.00","last_price_dollars":"0.4600","volume_fp":"100.00",
         "volume_24h_fp":"100.00","open_interest_fp":"7.00","result":"","settlement_value_dollars":null,
         "price_ranges":[{"start":"0.0000","end":"1.0000","step":"0.0100"}]}
        """
        .formatted(ticker, EVENT, bid);
  }
}
