package io.rec.venues.kalshi.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.stream.ResyncNeeded;
import io.rec.venues.testing.MovableClock;
import io.rec.venues.wire.MalformedMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MarketFeedTest {

  private static final String A = "KXBTCD-26MAR0207-T78099.99";
  private static final String B = "KXBTCD-26MAR0207-T78199.99";
  private static final Instant NOW = Instant.parse("2026-03-02T11:30:00Z");

  private final MovableClock clock = new MovableClock(NOW);
  private final Heard heard = new Heard();
  private final List<String> sent = new ArrayList<>();
  private final SkewMeter skew = new SkewMeter();
  private final MarketFeed feed =
      new MarketFeed(
          ObjectMapper.getDefault(), new FeedPlan(true, true, Set.of("BRTI")), heard, skew, clock);

  @Test
  @DisplayName("subscribes each channel with its own parameters, books always on the YES scale")
  void subscribes() throws Exception {
    open(A);

    assertThat(sent)
        .containsExactly(
            "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"ticker\"],"
                + "\"send_initial_snapshot\":true,\"market_tickers\":[\""
                + A
                + "\"]}}",
            "{\"id\":2,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],"
                + "\"use_yes_price\":true,\"market_tickers\":[\""
                + A
                + "\"]}}",
            "{\"id\":3,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"market_lifecycle_v2\"]}}",
            "{\"id\":4,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"cfbenchmarks_value\"],"
                + "\"index_ids\":[\"BRTI\"]}}");
  }

  @Test
  @DisplayName("is acknowledged when every channel is")
  void waitsForAllChannels() throws Exception {
    open(A);
    tell(subscribed(1, 11), subscribed(2, 12), subscribed(3, 13));
    assertThat(feed.acknowledged()).isFalse();

    tell(subscribed(4, 14));

    assertThat(feed.acknowledged()).isTrue();
  }

  @Test
  @DisplayName("keeps a book from its snapshot and changes")
  void keepsBook() throws Exception {
    subscribedBook(A);

    tell(snapshot(1, A), delta(2, A, "0.4600", "3.00", "yes"), delta(3, A, "0.5000", "-7", "no"));

    assertThat(heard.tops.getLast().bestBid().orElseThrow().price()).isEqualByComparingTo("0.46");
    assertThat(heard.tops.getLast().bestAsk().orElseThrow().price()).isEqualByComparingTo("0.55");
    assertThat(feed.stale()).isEmpty();
  }

  @Test
  @DisplayName("after a gap every market of the subscription is stale until its own snapshot came")
  void resnapshotsAfterGap() throws Exception {
    subscribedBook(A, B);
    tell(snapshot(1, A), snapshot(2, B));
    sent.clear();

    tell(delta(5, A, "0.4600", "3.00", "yes"));

    assertThat(feed.stale()).containsExactlyInAnyOrder(A, B);
    assertThat(feed.book(A)).isEmpty();
    assertThat(heard.stale).containsExactly(Set.of(A, B));
    assertThat(sent).singleElement().asString().contains("get_snapshot", "\"sids\":[12]", A, B);
    assertThat(feed.figures().lost()).isEqualTo(2);
    assertThat(feed.figures().heldChanges()).isEqualTo(1);

    tell(snapshot(6, A), delta(7, B, "0.4600", "3.00", "yes"));

    assertThat(feed.stale()).containsExactly(B);
    assertThat(feed.book(A)).isPresent();
  }

  @Test
  @DisplayName("a message that comes twice or was overtaken changes no book")
  void dropsOldMessages() throws Exception {
    subscribedBook(A);
    String change = delta(2, A, "0.4600", "3.00", "yes");

    tell(snapshot(1, A), change, change, snapshot(1, A));

    assertThat(feed.book(A).orElseThrow().bids().getFirst().count()).isEqualByComparingTo("3");
    assertThat(feed.figures().duplicates()).isEqualTo(1);
    assertThat(feed.figures().late()).isEqualTo(1);
  }

  @Test
  @DisplayName("a level below zero makes the one book stale and asks for its snapshot")
  void resnapshotsBrokenBook() throws Exception {
    subscribedBook(A, B);
    tell(snapshot(1, A), snapshot(2, B), delta(3, A, "0.4500", "-99", "yes"));

    assertThat(feed.stale()).containsExactly(A);
    assertThat(feed.figures().brokenBooks()).isEqualTo(1);
    assertThat(sent.getLast()).contains("get_snapshot", A).doesNotContain(B);
  }

  @Test
  @DisplayName("an unreadable change makes the books stale, for its number is used up")
  void resnapshotsAfterUnreadable() throws Exception {
    subscribedBook(A);
    tell(snapshot(1, A));

    assertThatThrownBy(() -> tell(delta(2, A, "NaN", "1", "yes")))
        .isInstanceOf(MalformedMessage.class);

    assertThat(feed.stale()).containsExactly(A);
    assertThat(sent.getLast()).contains("get_snapshot");
  }

  @Test
  @DisplayName("subscribes anew after a terminal error of one subscription")
  void resubscribesAfterOverflow() throws Exception {
    subscribedBook(A);
    tell(snapshot(1, A));
    sent.clear();

    tell(
        "{\"id\":0,\"sid\":12,\"type\":\"error\","
            + "\"msg\":{\"code\":25,\"msg\":\"Subscription buffer overflow\"}}");

    assertThat(feed.stale()).containsExactly(A);
    assertThat(sent).singleElement().asString().contains("subscribe", "orderbook_delta");
    tell(subscribed(5, 22), snapshot(1, A).replace("\"sid\":12", "\"sid\":22"));
    assertThat(feed.stale()).isEmpty();
  }

  @Test
  @DisplayName("any other error ends the connection with the exchange's words")
  void resyncsAfterOtherError() throws Exception {
    open(A);

    assertThatThrownBy(
            () -> tell("{\"id\":1,\"type\":\"error\",\"msg\":{\"code\":9,\"msg\":\"who?\"}}"))
        .isInstanceOf(ResyncNeeded.class)
        .hasMessageContaining("error 9 who?");
  }

  @Test
  @DisplayName("a snapshot that does not come in ten seconds ends the connection")
  void missesSnapshot() throws Exception {
    subscribedBook(A);
    feed.look();

    clock.advance(Duration.ofSeconds(11));

    assertThatThrownBy(feed::look)
        .isInstanceOf(ResyncNeeded.class)
        .hasMessageContaining("no snapshot of " + A);
  }

  @Test
  @DisplayName("follows a new hour's markets: adds first, then deletes")
  void changesMarkets() throws Exception {
    subscribedBook(A);
    tell(snapshot(1, A));
    sent.clear();

    feed.watch(Set.of(B));
    assertThat(sent).hasSize(2).allMatch(text -> text.contains("add_markets") && text.contains(B));

    tell(ok(5, 11, ""), ok(6, 12, ",\"seq\":2"));
    assertThat(sent.subList(2, 4)).allMatch(text -> text.contains("delete_markets"));

    tell(snapshot(3, B));
    assertThat(feed.book(A)).isEmpty();
    assertThat(feed.book(B)).isPresent();
  }

  @Test
  @DisplayName("a lost connection makes all books stale, and a new one subscribes everything anew")
  void startsAnew() throws Exception {
    subscribedBook(A);
    tell(snapshot(1, A));

    feed.lost("reset");
    assertThat(heard.stale).containsExactly(Set.of(A));
    assertThat(feed.book(A)).isEmpty();

    sent.clear();
    feed.opened(sent::add);
    assertThat(sent).hasSize(4);
    tell(subscribed(2, 12), snapshot(1, A));
    assertThat(feed.book(A)).isPresent();
  }

  @Test
  @DisplayName("a gap among the turns of life is told, so that they are read by REST")
  void tellsMissedLifecycle() throws Exception {
    open(A);
    tell(subscribed(3, 13), lifecycle(1), lifecycle(4));

    assertThat(heard.missed).containsExactly("market_lifecycle_v2 2");
    assertThat(heard.turns.getLast().result()).isEqualTo("yes");
  }

  @Test
  @DisplayName("reads tickers, and refuses a bid above its ask")
  void readsTicker() throws Exception {
    open(A);
    tell(subscribed(1, 11), ticker("0.4500", "0.4700"));

    assertThat(heard.ticks.getFirst().quote().noBid()).isEqualByComparingTo("0.53");
    assertThatThrownBy(() -> tell(ticker("0.50", "0.40"))).isInstanceOf(MalformedMessage.class);
  }

  @Test
  @DisplayName("reads the index within its message and measures the clock")
  void readsIndex() throws Exception {
    open(A);
    clock.advance(Duration.ofMillis(7));
    tell(
        subscribed(4, 14),
        """
        {"type":"cfbenchmarks_value","sid":14,"seq":1,"msg":{"index_id":"BRTI","received_at":%d,
         "data":"{\\"type\\":\\"value\\",\\"id\\":\\"BRTI\\",\\"time\\":1,\\"value\\":\\"78123.45\\"}",
         "avg_60s_data":{"value":"78120.00000000","window_size":60}}}
        """
            .formatted(NOW.toEpochMilli()));

    assertThat(heard.values.getFirst().value()).isEqualTo(new BigDecimal("78123.45"));
    assertThat(skew.skew().offset()).isEqualTo(Duration.ofMillis(-7));
  }

  @Test
  @DisplayName("what belongs to no subscription is counted and dropped")
  void dropsStrays() throws Exception {
    open(A);
    tell(snapshot(1, A));

    assertThat(feed.figures().strays()).isEqualTo(1);
  }

  @Test
  @DisplayName("takes no name into a command that is not a ticker")
  void refusesStrangeNames() {
    assertThatThrownBy(() -> feed.watch(Set.of("A\"]}}")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void open(String... tickers) throws Exception {
    feed.watch(Set.of(tickers));
    feed.opened(sent::add);
  }

  private void subscribedBook(String... tickers) throws Exception {
    open(tickers);
    tell(subscribed(1, 11), subscribed(2, 12), subscribed(3, 13), subscribed(4, 14));
  }

  private void tell(String... messages) throws MalformedMessage, ResyncNeeded {
    for (String message : messages) {
      feed.message(message);
    }
  }

  private static String subscribed(int id, int sid) {
    return "{\"id\":%d,\"type\":\"subscribed\",\"msg\":{\"channel\":\"c\",\"sid\":%d}}"
        .formatted(id, sid);
  }

  private static String ok(int id, int sid, String seq) {
    return "{\"id\":%d,\"type\":\"ok\",\"sid\":%d%s,\"msg\":{\"market_tickers\":[]}}"
        .formatted(id, sid, seq);
  }

  private static String snapshot(int seq, String ticker) {
    return """
        {"type":"orderbook_snapshot","sid":12,"seq":%d,"msg":{"market_ticker":"%s","market_id":"m",
         "yes_dollars_fp":[["0.4500","10.00"]],"no_dollars_fp":[["0.5000","7.00"],["0.5500","2.00"]]}}
        """
        .formatted(seq, ticker);
  }

  private static String delta(int seq, String ticker, String price, String delta, String side) {
    return """
        {"type":"orderbook_delta","sid":12,"seq":%d,"msg":{"market_ticker":"%s","market_id":"m",
         "price_dollars":"%s","delta_fp":"%s","side":"%s","ts_ms":1772451000000}}
        """
        .formatted(seq, ticker, price, delta, side);
  }

  private static String lifecycle(int seq) {
    return """
        {"type":"market_lifecycle_v2","sid":13,"seq":%d,"msg":{"market_ticker":"%s",
         "event_type":"determined","determination_ts":1772451000,"result":"yes","settlement_value":"1.0000"}}
        """
        .formatted(seq, A);
  }

  private static String ticker(String bid, String ask) {
    return """
        {"type":"ticker","sid":11,"msg":{"market_ticker":"%s","price_dollars":"0.4600",
         "yes_bid_dollars":"%s","yes_ask_dollars":"%s","yes_bid_size_fp":"1.00","yes_ask_size_fp":"2.00",
         "volume_fp":"10.00","open_interest_fp":"5.00","ts_ms":1772451000000}}
        """
        .formatted(A, bid, ask);
  }

  private static final class Heard implements MarketNews {

    final List<MarketTick> ticks = new ArrayList<>();
    final List<BookTop> tops = new ArrayList<>();
    final List<Set<String>> stale = new ArrayList<>();
    final List<Lifecycle> turns = new ArrayList<>();
    final List<IndexValue> values = new ArrayList<>();
    final List<String> missed = new ArrayList<>();

    @Override
    public void ticker(MarketTick tick) {
      ticks.add(tick);
    }

    @Override
    public void book(BookTop top) {
      tops.add(top);
    }

    @Override
    public void stale(Set<String> tickers, String reason) {
      stale.add(tickers);
    }

    @Override
    public void lifecycle(Lifecycle turn) {
      turns.add(turn);
    }

    @Override
    public void index(IndexValue value) {
      values.add(value);
    }

    @Override
    public void missed(String channel, long messages) {
      missed.add(channel + " " + messages);
    }
  }
}
