package io.rec.mainapp.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.mainapp.testing.Market;
import io.rec.mainapp.testing.Page;
import io.rec.platform.health.DatabaseWatch;
import io.rec.platform.testing.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveSocketTest {

  private static final String BIG = "x".repeat(8000);

  /** Of a race, one try shows little. */
  private static final int OPENED_AT_ONCE = 100;

  private Desk desk;
  private Market market;
  private Browser browser;

  @BeforeEach
  void startDesk() throws SQLException {
    desk =
        Desk.prepared()
            .with("RECIO_SET_LIVE_MOST_CLIENTS", "3")
            .with("RECIO_SET_LIVE_PATIENCE", "1s");
    desk.config().withControl("None");
    desk.start();
    market = new Market(desk);
    browser = desk.browser().signIn();
  }

  @AfterEach
  void stopDesk() {
    desk.close();
  }

  @Test
  @DisplayName("a snapshot first, then what changes, numbered without a gap")
  void snapshotThenDeltas() throws SQLException {
    Page page = Page.open(browser, "");
    await().until(() -> !page.messages().isEmpty());

    market.price("118000.00");
    market.fact("trade", "17", "{\"trade_id\":17,\"status\":\"open\"}");

    await().until(() -> !page.of("price").isEmpty() && !page.of("trade").isEmpty());
    assertThat(page.messages().getFirst()).contains("\"type\":\"snapshot\"", "\"mode\":\"Paper\"");
    assertThat(sequences(page))
        .isEqualTo(LongStream.rangeClosed(1, page.messages().size()).boxed().toList());
    assertThat(page.of("price").getLast().at("data").at("data").decimal("price"))
        .isEqualByComparingTo("118000");
    assertThat(page.of("trade").getFirst().at("data").at("payload").text("status"))
        .isEqualTo("open");
  }

  @Test
  @DisplayName("trades that do not change are told anew, so that their age is that of the reading")
  void quietTradesStayFresh() {
    Page page = Page.open(browser, "");

    await().until(() -> page.of("active_trades").size() >= 3);

    assertThat(page.of("active_trades"))
        .extracting(frame -> frame.at("data").text("as_of"))
        .doesNotHaveDuplicates()
        .isSorted();
  }

  @Test
  @DisplayName("no fill is missed across a reconnect")
  void noFillMissedAcrossReconnect() throws SQLException {
    Page before = Page.open(browser, "");
    await().until(() -> !before.messages().isEmpty());
    fills(1, 5);
    await().until(() -> before.of("fill").size() == 5);
    long last = before.of("fill").getLast().whole("fact_id");
    before.leave();
    fills(6, 30);

    Page after = Page.open(browser, "");
    after.say("{\"type\":\"hello\",\"last_fact_id\":%d}".formatted(last));
    fills(31, 35);

    await().until(() -> after.of("fill").size() >= 30 && !after.of("replayed").isEmpty());
    assertThat(after.of("fill").stream().map(f -> f.at("data").text("key")).distinct().sorted())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(6, 35).mapToObj(Integer::toString).toList());
    assertThat(after.of("replayed").getFirst().at("data").flag("complete")).isTrue();
  }

  @Test
  @DisplayName("a page that was away longer than the memory is told from the database")
  void longAwayIsToldFromTheDatabase() throws SQLException {
    fills(1, 3);
    desk.restart();
    browser = desk.browser().signIn();

    Page page = Page.open(browser, "?last_fact_id=0");

    await().until(() -> page.of("fill").size() == 3);
  }

  @Test
  @DisplayName("a page that was just opened is told what happened lately, once and as history")
  void justOpenedIsToldWhatHappened() throws SQLException {
    market.fact("account.balance", "user_0001", "{}");
    for (int trade = 1; trade <= 60; trade++) {
      market.fact("trade", Integer.toString(trade), "{\"trade_id\":%d}".formatted(trade));
    }
    desk.restart();
    browser = desk.browser().signIn();
    Page page = Page.open(browser, "");
    await().until(() -> !page.messages().isEmpty());
    market.fact("risk", "60", "{\"trade_id\":60}");
    await().until(() -> page.of("risk").size() == 1);

    page.say("{\"type\":\"hello\"}");
    Page later = Page.open(browser, "").say("{\"type\":\"hello\"}");

    await().until(() -> !page.of("recent").isEmpty() && !later.of("recent").isEmpty());
    assertThat(keys(page)).isEqualTo(numbers(12, 60));
    assertThat(keys(later)).startsWith("12").endsWith("60", "60").hasSize(50);
    assertThat(later.of("recent").getFirst().at("data").at("facts").values().getLast().text("type"))
        .isEqualTo("risk");
    assertThat(page.of("trade")).isEmpty();
  }

  private static List<String> keys(Page page) {
    return page.of("recent").getFirst().at("data").at("facts").values().stream()
        .map(fact -> fact.at("data").text("key"))
        .toList();
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
  }

  @Test
  @DisplayName("a gap is healed by a new snapshot")
  void resync() {
    Page page = Page.open(browser, "");
    await().until(() -> page.of("snapshot").size() == 1);

    page.say("{\"type\":\"resync\"}");

    await().until(() -> page.of("snapshot").size() == 2);
  }

  @Test
  @DisplayName("a slow reader is cut off and the others miss nothing")
  void slowReaderIsCutOff() throws SQLException {
    Page deaf = Page.deaf(browser);
    Page reader = Page.open(browser, "");
    await().until(() -> !reader.messages().isEmpty());

    for (int batch = 0; batch < 10; batch++) {
      desk.database()
          .execute(
              """
              INSERT INTO system.outbox (topic, key, payload)
              SELECT 'account.fill', n::text, jsonb_build_object('pad', '%s')
              FROM generate_series(%d, %d) n"""
                  .formatted(BIG, batch * 200 + 1, batch * 200 + 200));
    }

    await().atMost(Duration.ofSeconds(30)).until(() -> reader.of("fill").size() == 2000);
    Counter cutOff = desk.role().bean(MeterRegistry.class).counter("recio.live.cut.off");
    await().atMost(Duration.ofSeconds(20)).until(() -> cutOff.count() == 1);
    assertThat(reader.closed()).isEmpty();
    assertThat(deaf.messages()).isEmpty();
  }

  @Test
  @DisplayName("REC-MAIN-03 one client too many is told to come back later")
  void tooManyClients() {
    List<Page> pages = IntStream.range(0, 3).mapToObj(n -> Page.open(browser, "")).toList();
    pages.forEach(page -> await().until(() -> !page.messages().isEmpty()));

    Page fourth = Page.open(browser, "");

    await().until(() -> fourth.closed().isPresent());
    assertThat(fourth.of("bye")).hasSize(1);
    assertThat(fourth.of("bye").getFirst().at("data").text("reason")).isEqualTo("too_many_clients");
    assertThat(pages).allSatisfy(page -> assertThat(page.closed()).isEmpty());
  }

  @Test
  @DisplayName("nobody opens a socket without signing in")
  void needsSignIn() {
    assertThatThrownBy(() -> Page.open(desk.browser(), ""))
        .hasMessageContaining("WebSocketHandshakeException");
  }

  @Test
  @DisplayName("an oversized message ends the socket")
  void oversizedMessage() {
    Page page = Page.open(browser, "");
    await().until(() -> !page.messages().isEmpty());

    page.offer("{\"type\":\"%s\"}".formatted("x".repeat(70_000)));

    await().until(() -> page.closed().isPresent());
  }

  @Test
  @DisplayName("REC-MAIN-10 everybody is told goodbye when the role stops")
  void goodbye() {
    Page page = Page.open(browser, "");
    await().until(() -> !page.messages().isEmpty());

    desk.role().close();

    await().until(() -> page.closed().isPresent());
    assertThat(page.of("bye").getFirst().at("data").text("reason")).isEqualTo("going_away");
    assertThat(page.closed()).contains(1001);
  }

  @Test
  @DisplayName("what a page says the moment it is let in is heard, every time")
  void heardAtOnce() {
    for (int opened = 1; opened <= OPENED_AT_ONCE; opened++) {
      Page page = Page.open(browser, "").say("{\"type\":\"ping\"}");

      await("page %d".formatted(opened))
          .pollInterval(Duration.ofMillis(10))
          .until(() -> !page.of("heartbeat").isEmpty());
      page.leave();
      await()
          .pollInterval(Duration.ofMillis(10))
          .until(() -> desk.role().bean(FanOut.class).hasRoom());
    }
  }

  @Test
  @DisplayName("a page that asks gets a sign of life")
  void ping() {
    Page page = Page.open(browser, "");
    page.say("{\"type\":\"ping\"}");

    await().until(() -> !page.of("heartbeat").isEmpty());
  }

  @Test
  @DisplayName("a page that only listens is let go when it answers no more, and not before")
  void listenerStays() throws SQLException {
    desk.close();
    desk = Desk.prepared().with("RECIO_SET_SERVER_IDLE", "2s");
    desk.config().withControl("None");
    desk.start();
    Browser again = desk.browser().signIn();
    Live live = desk.role().bean(Live.class);

    Page forgotten = Page.open(again, "");
    await().atMost(Duration.ofSeconds(10)).until(() -> forgotten.closed().isPresent());

    Page asked = Page.open(again, "");
    await()
        .during(Duration.ofSeconds(6))
        .atMost(Duration.ofSeconds(8))
        .pollInterval(Duration.ofMillis(400))
        .until(
            () -> {
              live.beat();
              return asked.closed().isEmpty();
            });
  }

  @Test
  @DisplayName("REC-MAIN-07 the signs of life go on while the database is away")
  void livesWithoutDatabase() throws SQLException {
    Page page = Page.open(browser, "");
    await().until(() -> !page.messages().isEmpty());
    desk.loseDatabase();
    DatabaseWatch watch = desk.role().bean(DatabaseWatch.class);
    await().atMost(Duration.ofSeconds(20)).until(() -> watch.problem().isPresent());

    desk.role().bean(Live.class).beat();

    await().until(() -> !page.of("heartbeat").isEmpty());
    assertThat(page.closed()).isEmpty();
  }

  private void fills(int from, int to) throws SQLException {
    for (int number = from; number <= to; number++) {
      market.fact("account.fill", Integer.toString(number), "{\"count\":1}");
    }
  }

  private static List<Long> sequences(Page page) {
    return page.messages().stream().map(Json::of).map(message -> message.whole("seq")).toList();
  }
}
