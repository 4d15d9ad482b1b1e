package io.rec.venues.coinbase;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.VenueHttp;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.stream.LastingStream;
import io.rec.venues.stream.StreamLimits;
import io.rec.venues.stream.Waits;
import io.rec.venues.testing.ScriptedVenue;
import io.rec.venues.testing.ScriptedVenue.Session;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The price feed from the socket to the tick, with each fault of a venue in between. */
class FeedFaultsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final StreamLimits LIMITS =
      new StreamLimits(
          SECOND,
          SECOND,
          Duration.ofMillis(500),
          Duration.ofMillis(1500),
          100_000,
          Waits.always(failures -> Duration.ofMillis(100L * failures)));

  private final HttpClient client = VenueHttp.client();
  private final List<PriceTick> ticks = new CopyOnWriteArrayList<>();
  private final List<String> links = new CopyOnWriteArrayList<>();
  private final CoinbaseFeed feed =
      new CoinbaseFeed(
          ObjectMapper.getDefault(), "BTC-USD", ticks::add, new SkewMeter(), Clock.systemUTC());
  private ScriptedVenue venue;
  private LastingStream stream;

  @AfterEach
  void close() throws InterruptedException {
    stream.close();
    venue.close();
    client.shutdownNow();
  }

  @Test
  @DisplayName("REC-PWB-06 subscribes everything anew after a disconnect and goes on")
  void disconnect() {
    follow(
        first -> {
          first.send(price(1, "100"));
          first.reset();
        },
        second -> second.send(price(1, "101")));

    awaitTicks(2);
    assertThat(links)
        .containsSubsequence("connecting", "live", "reconnecting", "connecting", "live");
  }

  @Test
  @DisplayName("silence shows as quiet, then the connection is replaced")
  void silence() {
    follow(first -> first.send(price(1, "100")), second -> second.send(price(1, "101")));

    awaitTicks(2);
    assertThat(links).containsSubsequence("live", "quiet", "reconnecting", "connecting", "live");
    assertThat(stream.figures().silences()).isEqualTo(1);
  }

  @Test
  @DisplayName("gap, duplicate and out-of-order messages are counted, and old prices dropped")
  void sequenceFaults() {
    follow(
        only -> {
          only.send(price(1, "100"));
          only.send(price(4, "101"));
          only.send(price(4, "101"));
          only.send(price(3, "99"));
          only.send(price(5, "102"));
        });

    awaitTicks(3);
    assertThat(ticks.stream().map(tick -> tick.price().intValueExact()))
        .containsExactly(100, 101, 102);
    FeedFigures figures = feed.figures();
    assertThat(List.of(figures.lost(), figures.duplicates(), figures.late()))
        .containsExactly(2L, 1L, 1L);
  }

  @Test
  @DisplayName("a malformed frame costs nothing but itself")
  void malformed() {
    follow(
        only -> {
          only.send("{\"channel\":\"ticker\",\"events\":[{");
          only.send(price(1, "100"));
        });

    awaitTicks(1);
    assertThat(stream.figures().malformed()).isEqualTo(1);
    assertThat(stream.figures().lastMalformed()).isEqualTo("not JSON");
    assertThat(stream.figures().losses()).isZero();
  }

  @Test
  @DisplayName("a giant frame costs the connection, and the next one goes on")
  void giant() {
    follow(
        first -> first.sendInFrames("x".repeat(60_000), 5), second -> second.send(price(1, "100")));

    awaitTicks(1);
    assertThat(stream.figures().giants()).isEqualTo(1);
  }

  @Test
  @DisplayName("a venue's clock that is a minute slow alarms, and prices keep its time")
  void clockSkew() {
    follow(only -> only.send(price(1, "100")));

    awaitTicks(1);
    assertThat(feed.skew().skew().alarm()).isTrue();
  }

  @Test
  @DisplayName("an impossible price is refused, counted and never a tick")
  void impossiblePrice() {
    follow(
        only -> {
          only.send(price(1, "100"));
          only.send(price(2, "0"));
          only.send(price(3, "101"));
        });

    awaitTicks(2);
    assertThat(feed.figures().refused()).containsOnlyKeys(PriceRefusal.NOT_POSITIVE);
  }

  @Test
  @DisplayName("burst: every one of 20,000 prices in a row arrives, in order")
  void burst() {
    int prices = 20_000;
    follow(
        only -> {
          for (int i = 1; i <= prices; i++) {
            only.send(price(i, "100"));
          }
        });

    await().atMost(30, SECONDS).until(() -> ticks.size() == prices);
    assertThat(feed.figures().lost()).isZero();
    assertThat(ticks.stream().map(PriceTick::sequence)).isSorted();
  }

  /** Each connection is acknowledged, then goes its way; the last way is also of all later ones. */
  private void follow(ScriptedVenue.Behaviour... connections) {
    CopyOnWriteArrayList<Session> seen = new CopyOnWriteArrayList<>();
    venue =
        ScriptedVenue.start(
            session -> {
              seen.add(session);
              await().atMost(10, SECONDS).until(() -> session.texts().size() == 2);
              session.send(acknowledgement());
              connections[Math.min(seen.size(), connections.length) - 1].follow(session);
            });
    stream =
        new LastingStream(client, venue::address, LIMITS, feed, Clock.systemUTC())
            .telling((before, after) -> links.add(after.word()));
    stream.start();
  }

  private void awaitTicks(int count) {
    await().atMost(10, SECONDS).until(() -> ticks.size() >= count);
  }

  private static String acknowledgement() {
    return """
        {"channel":"subscriptions","timestamp":"2026-03-02T12:00:00Z","sequence_num":0,
         "events":[{"subscriptions":{"heartbeats":["heartbeats"],"ticker":["BTC-USD"]}}]}
        """;
  }

  private static String price(int number, String price) {
    return """
        {"channel":"ticker","client_id":"","timestamp":"%s","sequence_num":%d,
         "events":[{"type":"update","tickers":[{"product_id":"BTC-USD","price":"%s"}]}]}
        """
        .formatted(Instant.now().minusSeconds(60), number, price);
  }
}
