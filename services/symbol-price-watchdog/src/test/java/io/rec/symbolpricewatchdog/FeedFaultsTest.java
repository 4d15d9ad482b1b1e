package io.rec.symbolpricewatchdog;

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
 * Every fault of a price feed, by the simulator's switches, on the real watchdog: what users see,
 * how soon all is well again, and what is in the log. Writes target/feed-faults.md; desks side by
 * side, since most of the time is waiting. {@code -Drecio.outage=60} lets the outages last a
 * minute.
 */
class FeedFaultsTest {

  /** Each list on a desk of its own, one after the other. */
  private static final List<List<Fault>> DESKS =
      List.of(
          List.of(Fault.OUTAGE),
          List.of(Fault.HALF_OPEN),
          List.of(
              Fault.GAP,
              Fault.DUPLICATE,
              Fault.REORDER,
              Fault.MALFORMED,
              Fault.GIANT,
              Fault.DISCONNECT,
              Fault.TOO_MANY),
          List.of(Fault.SILENCE),
          List.of(Fault.AHEAD, Fault.BEHIND, Fault.FAR_AHEAD));

  private static final long PATIENCE_SECONDS = 400;

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
          mvn -pl services/symbol-price-watchdog -am verify -Drecio.outage=60 \\
            -Dtest=FeedFaultsTest -Dsurefire.failIfNoSpecifiedTests=false
          ```
          """
              + "\nTimes in seconds from the beginning of the fault. Recovered: from its end until feed,"
              + " price, announcements and readiness are well again. Made and not taken: what the"
              + " venue could not send, or sent spoiled, or what is refused or dropped for a counted"
              + " reason; lost would be anything else. Filled: seconds of the log without a tick,"
              + " each flagged as interpolated.",
          "Fault",
          "What users see",
          "Recovered after",
          "Oldest price shown",
          "Ticks made / taken / lost",
          "Seconds filled and flagged",
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
  @DisplayName("REC-PWB-06 disconnect: connected again within seconds, nothing lost that was sent")
  void disconnect() {
    Outcome outcome = harmless(Fault.DISCONNECT);

    assertThat(outcome.recovered()).isLessThan(3);
  }

  @Test
  @DisplayName("REC-PWB-05 silence: stale after 5 s, replaced after 10 s, never shown as fresh")
  void silence() {
    Outcome outcome = harmless(Fault.SILENCE);

    assertThat(outcome.sight().saw("price", "stale")).isTrue();
    assertThat(outcome.sight().saw("feed", "quiet")).isTrue();
    assertThat(outcome.sight().saw("coinbase_api", "unhealthy")).isTrue();
  }

  @Test
  @DisplayName("sequence gap: counted, and the price stays fresh")
  void gap() {
    Outcome outcome = unseen(Fault.GAP);

    assertThat(outcome.sight().more("feed_lost_messages")).isEqualTo(3);
  }

  @Test
  @DisplayName("duplicates: dropped and counted, no tick twice")
  void duplicate() {
    Outcome outcome = unseen(Fault.DUPLICATE);

    assertThat(outcome.sight().more("feed_duplicate_messages")).isEqualTo(3);
    assertThat(outcome.sight().more("ticks_taken")).isEqualTo(outcome.made());
  }

  @Test
  @DisplayName("out of order: the old message is dropped and counted, the newer price stays")
  void reorder() {
    Outcome outcome = unseen(Fault.REORDER);

    assertThat(outcome.sight().more("feed_late_messages")).isEqualTo(1);
  }

  @Test
  @DisplayName("malformed frames: each costs itself only, counted with its reason")
  void malformed() {
    Outcome outcome = unseen(Fault.MALFORMED);

    assertThat(outcome.sight().now().text("feed_last_unreadable")).isEqualTo("not JSON");
  }

  @Test
  @DisplayName("giant frame: costs the connection, the next one goes on")
  void giant() {
    Outcome outcome = harmless(Fault.GIANT);

    assertThat(outcome.sight().now().text("feed_last_loss")).contains("more than 4194304");
  }

  @Test
  @DisplayName("REC-PWB-09 outage: stale with its age, told as lost and as recovered, gap flagged")
  void outage() {
    Outcome outcome = harmless(Fault.OUTAGE);

    assertThat(outcome.sight().saw("price", "stale")).isTrue();
    assertThat(outcome.sight().saw("coinbase_api", "unhealthy")).isTrue();
    assertThat(outcome.sight().saw("fact", "feed_lost")).isTrue();
    assertThat(outcome.sight().saw("fact", "feed_recovered")).isTrue();
    assertThat(outcome.seconds().filled())
        .isGreaterThanOrEqualTo((int) Fault.OUTAGE_LASTS.toSeconds() - 1);
  }

  @Test
  @DisplayName("clock 2 s ahead: measured, shown as degraded, prices stay fresh")
  void clockAhead() {
    Outcome outcome = harmless(Fault.AHEAD);

    assertThat(outcome.sight().saw("price", "stale")).isFalse();
  }

  @Test
  @DisplayName("clock 20 s behind: its old times are never fresh, refused with a counted reason")
  void clockBehind() {
    Outcome outcome = harmless(Fault.BEHIND);

    assertThat(outcome.sight().refused("out_of_order")).isPositive();
    assertThat(outcome.recovered()).isLessThan(3);
  }

  @Test
  @DisplayName("clock 5 min ahead: refused as from the future, nothing stored, well at once after")
  void clockFarAhead() {
    Outcome outcome = harmless(Fault.FAR_AHEAD);

    assertThat(outcome.sight().refused("from_future")).isPositive();
    assertThat(outcome.recovered()).isLessThan(3);
  }

  @Test
  @DisplayName("SEN-RTY-03 429: refused handshakes are tried again with backoff")
  void tooMany() {
    Outcome outcome = harmless(Fault.TOO_MANY);

    assertThat(outcome.sight().more("feed_losses")).isBetween(3L, 12L);
  }

  @Test
  @DisplayName("half-open TCP: found by its silence, stale until a new connection answers")
  void halfOpen() {
    Outcome outcome = harmless(Fault.HALF_OPEN);

    assertThat(outcome.sight().saw("price", "stale")).isTrue();
    assertThat(outcome.sight().saw("feed", "reconnecting")).isTrue();
  }

  @Test
  @DisplayName("REC-PWB-09 database down: prices stay live over HTTP, no row is lost or invented")
  void database() {
    Outcome outcome = harmless(Fault.DATABASE);

    assertThat(outcome.sight().saw("price", "stale")).isFalse();
    assertThat(outcome.sight().saw("database", "unhealthy")).isTrue();
    assertThat(outcome.sight().more("ticks_taken")).isEqualTo(outcome.made());
    assertThat(outcome.sight().more("rows_dropped")).isZero();
    assertThat(outcome.seconds().filled()).isZero();
  }

  /** Users never noticed. */
  private static Outcome unseen(Fault fault) {
    Outcome outcome = harmless(fault);
    assertThat(outcome.sight().timeline().first(seen -> !FaultDesk.well(seen))).isNegative();
    return outcome;
  }

  /** No tick lost that was sent, no old price called fresh, no second without a row or invented. */
  private static Outcome harmless(Fault fault) {
    Outcome outcome = outcome(fault);
    assertThat(outcome.lost()).as("lost ticks").isZero();
    assertThat(outcome.sight().saw("price", "old and not said so")).isFalse();
    assertThat(outcome.seconds().missing()).as("seconds without a row").isZero();
    assertThat(outcome.seconds().unflagged()).as("filled rows without a flag").isZero();
    // A busy machine may keep the venue itself from sending for a second; two would be ours.
    assertThat(outcome.seconds().outsideTheFault())
        .as("rows filled while all was well")
        .isLessThanOrEqualTo(1);
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
    return new FaultDesk(server.migrated());
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
