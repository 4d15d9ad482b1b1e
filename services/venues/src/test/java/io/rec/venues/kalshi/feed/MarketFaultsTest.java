package io.rec.venues.kalshi.feed;

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
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The market feed from the socket to the book, with each fault of the exchange in between. */
class MarketFaultsTest {

  private static final String A = "KXBTCD-26MAR0207-T78099.99";
  private static final String B = "KXBTCD-26MAR0207-T78199.99";
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
  private final List<String> links = new CopyOnWriteArrayList<>();
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final MarketFeed feed =
      new MarketFeed(
          ObjectMapper.getDefault(),
          new FeedPlan(true, false, Set.of()),
          new Told(),
          new SkewMeter(),
          Clock.systemUTC());
  private ScriptedVenue venue;
  private LastingStream stream;

  @AfterEach
  void close() throws InterruptedException {
    stream.close();
    venue.close();
    client.shutdownNow();
  }

  @Test
  @DisplayName("after a gap the books are stale, and each resumes at its own snapshot")
  void gap() throws InterruptedException {
    follow(
        session -> {
          session.send(snapshot(1, A));
          session.send(snapshot(2, B));
          session.send(delta(4, A));
          awaitCommand(session, "get_snapshot");
          session.send(snapshot(5, B));
          session.send(snapshot(6, A));
        });

    await().atMost(10, SECONDS).until(() -> events.size() == 5);
    assertThat(events)
        .containsExactly(
            "book " + A, "book " + B, "stale 1 messages are missing", "book " + B, "book " + A);
    assertThat(feed.figures().lost()).isEqualTo(1);
    assertThat(stream.figures().losses()).isZero();
  }

  @Test
  @DisplayName("a half-open exchange makes the books stale, and a new connection mends them")
  void halfOpen() throws InterruptedException {
    follow(
        session -> {
          session.send(snapshot(1, A));
          session.send(snapshot(2, B));
        });

    await().atMost(10, SECONDS).until(() -> events.size() >= 5);
    assertThat(events.subList(0, 4))
        .containsExactly("book " + A, "book " + B, "stale no message for 1 s", "book " + A);
    assertThat(links).containsSubsequence("live", "quiet", "reconnecting", "connecting", "live");
  }

  @Test
  @DisplayName("after a buffer overflow the channel is subscribed anew on the same connection")
  void overflow() throws InterruptedException {
    follow(
        session -> {
          session.send(snapshot(1, A));
          session.send(snapshot(2, B));
          session.send("{\"type\":\"error\",\"sid\":20,\"msg\":{\"code\":25,\"msg\":\"slow\"}}");
          await().atMost(10, SECONDS).until(() -> session.texts().size() == 3);
          session.send(subscribed(3));
          session.send(snapshot(1, A).replace("\"sid\":20", "\"sid\":30"));
        });

    await().atMost(10, SECONDS).until(() -> events.size() == 4);
    assertThat(events.getLast()).isEqualTo("book " + A);
    assertThat(stream.figures().connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("a refused subscription ends the connection with the exchange's words")
  void refusedSubscription() throws InterruptedException {
    start(
        session -> {
          awaitCommand(session, "orderbook_delta");
          session.send(
              "{\"id\":2,\"type\":\"error\",\"msg\":{\"code\":26,\"msg\":\"market limit\"}}");
        });

    await().atMost(10, SECONDS).until(() -> stream.figures().losses() > 0);
    assertThat(stream.state().lastLoss()).contains("error 26 market limit");
  }

  private void follow(ScriptedVenue.Behaviour after) throws InterruptedException {
    start(
        session -> {
          awaitCommand(session, "orderbook_delta");
          session.send(subscribed(1));
          session.send(subscribed(2));
          after.follow(session);
        });
  }

  private void start(ScriptedVenue.Behaviour behaviour) throws InterruptedException {
    venue = ScriptedVenue.start(behaviour);
    feed.watch(Set.of(A, B));
    stream =
        new LastingStream(client, venue::address, LIMITS, feed, Clock.systemUTC())
            .telling((before, now) -> links.add(now.word()));
    stream.start();
  }

  private static void awaitCommand(Session session, String word) throws IOException {
    await()
        .atMost(10, SECONDS)
        .until(() -> session.texts().stream().anyMatch(text -> text.contains(word)));
  }

  private static String subscribed(int id) {
    return "{\"id\":%d,\"type\":\"subscribed\",\"msg\":{\"channel\":\"c\",\"sid\":%d}}"
        .formatted(id, id * 10);
  }

  private static String snapshot(int seq, String ticker) {
    return """
        {"type":"orderbook_snapshot","sid":20,"seq":%d,"msg":{"market_ticker":"%s","market_id":"m",
         "yes_dollars_fp":[["0.4500","10.00"]]}}
        """
        .formatted(seq, ticker);
  }

  private static String delta(int seq, String ticker) {
    return """
        {"type":"orderbook_delta","sid":20,"seq":%d,"msg":{"market_ticker":"%s","market_id":"m",
         "price_dollars":"0.4400","delta_fp":"5.00","side":"yes","ts_ms":1772451000000}}
        """
        .formatted(seq, ticker);
  }

  private final class Told implements MarketNews {

    @Override
    public void book(BookTop top) {
      events.add("book " + top.ticker());
    }

    @Override
    public void stale(Set<String> tickers, String reason) {
      events.add("stale " + reason);
    }
  }
}
