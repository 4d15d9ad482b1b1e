package io.rec.venues.stream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.venues.VenueHttp;
import io.rec.venues.testing.ScriptedVenue;
import io.rec.venues.wire.MalformedMessage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LastingStreamTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Waits SOON = Waits.always(failures -> Duration.ofMillis(50));
  private static final Waits MUCH_LATER = Waits.always(failures -> Duration.ofMinutes(5));
  private static final StreamLimits LIMITS = limits(SOON);

  private final HttpClient client = VenueHttp.client();
  private final Reader reader = new Reader();
  private final List<Link> links = new CopyOnWriteArrayList<>();
  private LastingStream stream;

  @AfterEach
  void close() throws InterruptedException {
    stream.close();
    client.shutdownNow();
  }

  @Test
  @DisplayName("is live only once the venue has acknowledged the subscription")
  void isLiveWhenAcknowledged() {
    try (var venue = ScriptedVenue.start(session -> session.send("hello"))) {
      reader.acknowledgement = "ack";
      start(venue, LIMITS);
      awaitMessages(1);

      assertThat(stream.state().link()).isInstanceOf(Link.Connecting.class);
    }
  }

  @Test
  @DisplayName("connects anew when the subscription is not acknowledged in time")
  void replacesUnacknowledged() {
    try (var venue = ScriptedVenue.start(session -> session.send("hello"))) {
      reader.acknowledgement = "ack";
      start(venue, LIMITS);

      await().atMost(10, SECONDS).until(() -> venue.sessions().size() >= 2);
      assertThat(stream.figures().unacknowledged()).isPositive();
      assertThat(stream.state().lastLoss()).contains("not acknowledged within 500 ms");
    }
  }

  @Test
  @DisplayName("a half-open connection shows as quiet, then is replaced")
  void findsHalfOpenConnection() {
    try (var venue = ScriptedVenue.start(session -> session.send("hello"))) {
      start(venue, LIMITS);

      await().atMost(10, SECONDS).until(() -> venue.sessions().size() >= 2);
      assertThat(links.stream().map(Link::word))
          .startsWith("connecting", "live", "quiet", "reconnecting", "connecting");
      assertThat(stream.figures().silences()).isPositive();
    }
  }

  @Test
  @DisplayName("turns from quiet to live with the next message")
  void turnsLiveAgain() {
    try (var venue = ScriptedVenue.start(session -> session.send("hello"))) {
      start(venue, new StreamLimits(SECOND, SECOND, ofMillis(300), ofMillis(9000), 1000, SOON));
      await().atMost(10, SECONDS).until(() -> stream.state().link() instanceof Link.Quiet);
      assertThat(stream.state().live()).isFalse();

      send(venue, session -> session.send("again"));

      await().atMost(10, SECONDS).until(() -> stream.state().live());
    }
  }

  @Test
  @DisplayName("pings alone keep a connection")
  void pingsKeepConnection() throws IOException {
    try (var venue = ScriptedVenue.start(session -> {})) {
      start(venue, LIMITS);
      await().atMost(10, SECONDS).until(() -> stream.state().live());
      Instant end = Instant.now().plusMillis(2500);

      await()
          .atMost(10, SECONDS)
          .pollInterval(Duration.ofMillis(100))
          .until(
              () -> {
                venue.sessions().getFirst().ping();
                return Instant.now().isAfter(end);
              });

      assertThat(venue.sessions()).hasSize(1);
      assertThat(stream.state().messageAt()).isEmpty();
    }
  }

  @Test
  @DisplayName("a giant message is counted, never joined, and ends the connection")
  void refusesGiant() {
    try (var venue = ScriptedVenue.start(session -> session.sendInFrames("x".repeat(100), 30))) {
      start(venue, LIMITS);

      await().atMost(10, SECONDS).until(() -> venue.sessions().size() >= 2);
      assertThat(stream.figures().giants()).isPositive();
      assertThat(stream.state().lastLoss()).contains("more than 1000 characters");
      assertThat(reader.messages).isEmpty();
    }
  }

  @Test
  @DisplayName("joins a message that comes in frames")
  void joinsFrames() {
    try (var venue = ScriptedVenue.start(session -> session.sendInFrames("ab", 3))) {
      start(venue, LIMITS);

      awaitMessages(1);
      assertThat(reader.messages.getFirst()).isEqualTo("ababab");
    }
  }

  @Test
  @DisplayName("malformed, binary and reader-breaking messages are counted and skipped")
  void skipsMalformed() {
    try (var venue =
        ScriptedVenue.start(
            session -> {
              session.send("malformed");
              session.sendBinary(new byte[] {1, 2, 3});
              session.send("breaks the reader");
              session.send("fine");
            })) {
      start(venue, LIMITS);

      await().atMost(10, SECONDS).until(() -> reader.messages.contains("fine"));
      assertThat(stream.figures().malformed()).isEqualTo(3);
      assertThat(stream.figures().lastMalformed()).contains("reader failed");
      assertThat(venue.sessions()).hasSize(1);
    }
  }

  @Test
  @DisplayName("a message that demands a new connection gets one")
  void resyncs() {
    try (var venue = ScriptedVenue.start(session -> session.send("resync"))) {
      start(venue, LIMITS);

      await().atMost(10, SECONDS).until(() -> venue.sessions().size() >= 2);
      assertThat(stream.figures().resyncs()).isPositive();
    }
  }

  @Test
  @DisplayName("R13 tries again at once after a clean good-bye")
  void triesAtOnceAfterCleanClose() {
    try (var venue = ScriptedVenue.start(session -> {})) {
      start(venue, patient());
      awaitSteady(venue);

      send(venue, session -> session.close(1001));

      await().atMost(10, SECONDS).until(() -> venue.sessions().size() == 2);
    }
  }

  @Test
  @DisplayName("R13 waits as the policy says after a broken connection, and tells until when")
  void waitsAfterBreak() {
    try (var venue = ScriptedVenue.start(session -> {})) {
      start(venue, patient());
      awaitSteady(venue);

      send(venue, ScriptedVenue.Session::reset);

      await().atMost(10, SECONDS).until(() -> stream.state().link() instanceof Link.Reconnecting);
      Link.Reconnecting link = (Link.Reconnecting) stream.state().link();
      assertThat(link.attempt()).isEqualTo(2);
      assertThat(link.nextTryAt()).isAfter(Instant.now().plusSeconds(200));
      assertThat(stream.figures().losses()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("obeys the wait of a refused handshake when it is longer than its own")
  void obeysRetryAfter() {
    try (var venue = ScriptedVenue.start(session -> {})) {
      venue.refuse("429 Too Many Requests\r\nRetry-After: 90");
      start(venue, LIMITS);

      await().atMost(10, SECONDS).until(() -> stream.state().link() instanceof Link.Reconnecting);
      Link.Reconnecting link = (Link.Reconnecting) stream.state().link();
      assertThat(link.reason()).isEqualTo("the venue refused the connection with HTTP 429");
      assertThat(link.nextTryAt()).isAfter(Instant.now().plusSeconds(60));
    }
  }

  @Test
  @DisplayName("tells its user with which status a handshake was refused")
  void tellsOfRefusal() {
    try (var venue = ScriptedVenue.start(session -> {})) {
      venue.refuse("401 Unauthorized");
      start(venue, LIMITS);

      await().atMost(10, SECONDS).until(() -> reader.refusals.contains(401));
    }
  }

  @Test
  @DisplayName("signs each connection afresh")
  void signsAfresh() {
    AtomicInteger signature = new AtomicInteger();
    try (var venue = ScriptedVenue.start(ScriptedVenue.Session::reset)) {
      stream =
          new LastingStream(client, venue::address, LIMITS, reader, Clock.systemUTC())
              .signed(() -> Map.of("X-Signature", "s" + signature.incrementAndGet()));
      stream.start();

      await().atMost(10, SECONDS).until(() -> venue.sessions().size() >= 2);
      assertThat(venue.sessions().get(0).headers()).contains("X-Signature: s1");
      assertThat(venue.sessions().get(1).headers()).contains("X-Signature: s2");
    }
  }

  @Test
  @DisplayName("says closed at the end, and does not come back")
  void closes() throws InterruptedException {
    try (var venue = ScriptedVenue.start(session -> session.send("hello"))) {
      start(venue, LIMITS);
      awaitMessages(1);

      stream.close();

      assertThat(links.getLast()).isEqualTo(new Link.Closed());
      assertThat(stream.figures().losses()).isZero();
    }
  }

  private static Duration ofMillis(long millis) {
    return Duration.ofMillis(millis);
  }

  /** Acknowledged within 500 ms, quiet after 400 ms, dead after a second. */
  private static StreamLimits limits(Waits waits) {
    return new StreamLimits(SECOND, ofMillis(500), ofMillis(400), SECOND, 1000, waits);
  }

  private static StreamLimits patient() {
    return new StreamLimits(SECOND, SECOND, ofMillis(9000), ofMillis(9000), 1000, MUCH_LATER);
  }

  private void start(ScriptedVenue venue, StreamLimits limits) {
    stream =
        new LastingStream(client, venue::address, limits, reader, Clock.systemUTC())
            .telling((before, after) -> links.add(after));
    stream.start();
  }

  private void awaitMessages(int count) {
    await().atMost(10, SECONDS).until(() -> reader.messages.size() >= count);
  }

  /** A connection counts as one that worked after a second. */
  private void awaitSteady(ScriptedVenue venue) {
    await().atMost(10, SECONDS).until(() -> stream.state().live());
    Instant end = Instant.now().plusMillis(1300);
    await().atMost(10, SECONDS).until(() -> Instant.now().isAfter(end));
    assertThat(venue.sessions()).hasSize(1);
  }

  private static void send(ScriptedVenue venue, ScriptedVenue.Behaviour step) {
    try {
      step.follow(venue.sessions().getLast());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private static final class Reader implements StreamUser {

    final List<String> messages = new CopyOnWriteArrayList<>();
    final List<Integer> refusals = new CopyOnWriteArrayList<>();
    volatile String acknowledgement = "";

    @Override
    public void opened(StreamSender sender) {}

    @Override
    public void message(String text) throws MalformedMessage, ResyncNeeded {
      switch (text) {
        case "malformed" -> throw new MalformedMessage("not in the contract");
        case "breaks the reader" -> throw new IllegalStateException("a bug");
        case "resync" -> throw new ResyncNeeded("told so");
        default -> messages.add(text);
      }
    }

    @Override
    public void lost(String reason) {}

    @Override
    public void refused(int status) {
      refusals.add(status);
    }

    @Override
    public boolean acknowledged() {
      return acknowledgement.isEmpty() || messages.contains(acknowledgement);
    }
  }
}
