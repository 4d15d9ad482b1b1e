package io.rec.kalshiapiwatchdog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.testing.MarkdownTable;
import io.rec.platform.testing.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every fault of the exchange's market data, by the simulator's switches, on the real watchdog:
 * what users see, how soon all is well, and that what is shown then is what the exchange says.
 * Writes target/feed-faults.md; desks side by side, since most of the time is waiting. {@code
 * -Drecio.outage=60} lets the outages last a minute.
 */
class FeedFaultsTest {

  /** Each list on a desk of its own, one after the other. */
  private static final List<List<Fault>> DESKS =
      List.of(
          List.of(Fault.HALF_OPEN),
          List.of(Fault.OUTAGE, Fault.SILENCE),
          List.of(
              Fault.DUPLICATE,
              Fault.REORDER,
              Fault.LOST,
              Fault.MALFORMED,
              Fault.GIANT,
              Fault.DISCONNECT,
              Fault.TOO_MANY));

  private static final long PATIENCE_SECONDS = 500;

  /** In the order of the faults. */
  private static final List<CompletableFuture<Outcome>> OUTCOMES =
      Stream.generate(CompletableFuture<Outcome>::new).limit(Fault.values().length).toList();

  private static final ExecutorService DESK_THREADS = Executors.newCachedThreadPool();
  private static final MarkdownTable TABLE =
      new MarkdownTable(
          """
          # Feed faults

          Measured by `FeedFaultsTest` on the real service, a real PostgreSQL and the simulator's
          switches. The command that remakes this table writes it to `target/feed-faults.md`:

          ```
          mvn -pl services/kalshi-api-watchdog -am verify -Drecio.outage=60 \\
            -Dtest='*FaultsTest' -Dsurefire.failIfNoSpecifiedTests=false
          ```
          """
              + "\nTimes in seconds from the beginning of the fault. Recovered: from its end until stream,"
              + " markets, announcements and readiness are well again. Equal: until every"
              + " offer that is shown is the exchange's own at the same moment.",
          "Fault",
          "What users see",
          "Recovered after",
          "Equal after",
          "Oldest markets shown",
          "Counted");

  @BeforeAll
  static void begin() {
    DESKS.forEach(faults -> DESK_THREADS.execute(() -> play(faults, Postgres.shared())));
    DESK_THREADS.execute(FeedFaultsTest::playDatabase);
  }

  @AfterAll
  static void writeTable() throws IOException {
    DESK_THREADS.shutdownNow();
    TABLE.write(Path.of("target", "feed-faults.md"));
  }

  @Test
  @DisplayName("REC-KAW-08 disconnect: subscribed anew within seconds, markets stay fresh")
  void disconnect() {
    Outcome outcome = honest(Fault.DISCONNECT);

    assertThat(outcome.recovered()).isLessThan(10);
  }

  @Test
  @DisplayName("silence: the stream is quiet, and calls keep the markets fresh")
  void silence() {
    Outcome outcome = honest(Fault.SILENCE);

    assertThat(outcome.saw("stream", "quiet")).isTrue();
  }

  @Test
  @DisplayName("lost tickers carry no number: the next ones and a call within 30 s mend it")
  void lost() {
    Outcome outcome = honest(Fault.LOST);

    assertThat(outcome.equal()).isLessThan(40);
  }

  @Test
  @DisplayName("duplicates change nothing")
  void duplicate() {
    Outcome outcome = honest(Fault.DUPLICATE);

    assertThat(outcome.more("stream_losses")).isZero();
  }

  @Test
  @DisplayName("out of order: an older ticker never replaces a newer one of its market")
  void reorder() {
    Outcome outcome = honest(Fault.REORDER);

    assertThat(outcome.more("stream_losses")).isZero();
  }

  @Test
  @DisplayName("malformed frames: each costs itself only, counted with its reason")
  void malformed() {
    Outcome outcome = honest(Fault.MALFORMED);

    assertThat(outcome.after().text("stream_last_unreadable")).isEqualTo("not JSON");
    assertThat(outcome.more("stream_losses")).isZero();
  }

  @Test
  @DisplayName("giant frame: costs the connection, the next one goes on")
  void giant() {
    Outcome outcome = honest(Fault.GIANT);

    assertThat(outcome.after().text("stream_last_loss")).contains("more than 4194304");
  }

  @Test
  @DisplayName("REC-KAW-05 outage: cached with its age, told as lost and as recovered")
  void outage() {
    Outcome outcome = honest(Fault.OUTAGE);

    assertThat(outcome.saw("markets", "cached")).isTrue();
    assertThat(outcome.saw("announced", "cached")).isTrue();
    assertThat(outcome.saw("kalshi_api", "unhealthy")).isTrue();
  }

  @Test
  @DisplayName("SEN-RTY-03 429: calls and handshakes wait and are tried again")
  void tooMany() {
    Outcome outcome = honest(Fault.TOO_MANY);

    assertThat(outcome.more("stream_losses")).isBetween(2L, 15L);
  }

  @Test
  @DisplayName("half-open TCP: markets are called cached ten seconds after the last sign of life")
  void halfOpen() {
    Outcome outcome = honest(Fault.HALF_OPEN);

    assertThat(outcome.saw("markets", "cached")).isTrue();
    assertThat(outcome.timeline().first(seen -> "cached".equals(seen.get("markets"))))
        .isBetween(6.0, 30.0);
  }

  @Test
  @DisplayName("REC-KAW-08 database down: markets stay live over HTTP and are announced again")
  void database() {
    Outcome outcome = honest(Fault.DATABASE);

    assertThat(outcome.saw("database", "unhealthy")).isTrue();
  }

  /** Nothing old was called fresh, and in the end all is as the exchange says. */
  private static Outcome honest(Fault fault) {
    Outcome outcome = outcome(fault);
    assertThat(outcome.saw("markets", "old and not said so")).isFalse();
    return outcome;
  }

  private static Outcome outcome(Fault fault) {
    try {
      return future(fault).get(PATIENCE_SECONDS, SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError(fault.words() + " was not played to its end", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  private static CompletableFuture<Outcome> future(Fault fault) {
    return OUTCOMES.get(fault.ordinal());
  }

  private static void playDatabase() {
    try (Postgres server = Postgres.start()) {
      play(List.of(Fault.DATABASE), server);
    } catch (IOException | SQLException failed) {
      future(Fault.DATABASE).completeExceptionally(failed);
    }
  }

  /** One after the other: six at once would keep a small machine from starting any in time. */
  private static synchronized FaultDesk open(Postgres server) throws SQLException {
    return new FaultDesk(server);
  }

  private static void play(List<Fault> faults, Postgres server) {
    try (FaultDesk desk = open(server)) {
      FaultRun run = new FaultRun(desk);
      for (Fault fault : faults) {
        Outcome outcome = run.play(fault);
        TABLE.row(fault.ordinal(), outcome.cells());
        future(fault).complete(outcome);
      }
    } catch (Exception | AssertionError failed) {
      // The edge of the desk's thread: whatever went wrong is told by the tests that wait for it.
      faults.forEach(fault -> future(fault).completeExceptionally(failed));
    }
  }
}
