package io.rec.kalshiapiwatchdog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.MarkdownTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Faults of the numbered order books, by the simulator's switches, on the client that keeps them:
 * when they are called stale, and how soon each is level by level what the exchange says. Writes
 * target/book-faults.md.
 */
class BookFaultsTest {

  private static final MarkdownTable TABLE =
      new MarkdownTable(
          """
          ## Order books

          On the client of the numbered books (`MarketFeed`), by `BookFaultsTest`, which writes
          `target/book-faults.md`. Equal: from the switch on until every level of 20 books is the
          exchange's own at the same moment.""",
          "Fault",
          "Books called stale",
          "Equal after",
          "Missing / duplicates / late / snapshots asked / connections lost");

  /** So many messages later the spoiled ones have come. */
  private static final int ENOUGH = 200;

  private static FaultyExchange exchange;
  private static FollowedBooks books;

  @BeforeAll
  static void start() throws InterruptedException {
    exchange = new FaultyExchange(ConfigFolder.create().with("venue-simulator"));
    books = FollowedBooks.of(exchange);
    books.awaitEqual();
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    books.close();
    exchange.close();
    TABLE.write(Path.of("target", "book-faults.md"));
  }

  @Test
  @DisplayName("sequence gap: books are stale until their own snapshots, then equal")
  void gap() {
    FollowedBooks.Marks marks = play(1, "sequence gap of 3", Fault.LOST, "missing", 3);

    assertThat(marks.missing()).isEqualTo(3);
    assertThat(marks.stale()).isPositive();
    assertThat(marks.snapshots()).isPositive();
    assertThat(marks.losses()).isZero();
  }

  @Test
  @DisplayName("duplicates: dropped and counted, no level is changed twice")
  void duplicate() {
    FollowedBooks.Marks marks = play(2, "3 duplicates", Fault.DUPLICATE, "duplicates", 3);

    assertThat(marks.duplicates()).isEqualTo(3);
    assertThat(marks.stale()).isZero();
  }

  @Test
  @DisplayName("out of order: a gap first, then an old message that is dropped")
  void reorder() {
    FollowedBooks.Marks marks = play(3, "a message out of order", Fault.REORDER, "late", 1);

    assertThat(marks.late()).isEqualTo(1);
    assertThat(marks.snapshots()).isPositive();
  }

  @Test
  @DisplayName("malformed frames: their numbers are missing, so the books are asked for again")
  void malformed() {
    FollowedBooks.Marks marks = play(4, "3 malformed frames", Fault.MALFORMED, "missing", 3);

    assertThat(marks.missing()).isEqualTo(3);
    assertThat(marks.snapshots()).isPositive();
    assertThat(marks.losses()).isZero();
  }

  @Test
  @DisplayName("disconnect: books are stale at once and equal again on the next connection")
  void disconnect() {
    FollowedBooks.Marks marks = play(5, "disconnect", Fault.DISCONNECT, "losses", 1);

    assertThat(marks.losses()).isPositive();
    assertThat(marks.stale()).isPositive();
  }

  private static FollowedBooks.Marks play(
      int row, String words, Fault fault, String sign, int times) {
    FollowedBooks.Marks before = books.marks();
    long began = System.nanoTime();
    spoil(fault, times, () -> Math.toIntExact(books.marks().since(before).of(sign)));
    books.awaitEqual();
    double seconds = (System.nanoTime() - began) / 1e9;
    FollowedBooks.Marks marks = books.marks().since(before);
    TABLE.row(
        row,
        words,
        Long.toString(marks.stale()),
        "%.1f s".formatted(seconds),
        "%d / %d / %d / %d / %d"
            .formatted(
                marks.missing(),
                marks.duplicates(),
                marks.late(),
                marks.snapshots(),
                marks.losses()));
    return marks;
  }

  /**
   * Prices come on the same connection and carry no number: what hit one of them shows nowhere, and
   * is done again on a numbered message. Only once the client has caught up: what it has not read
   * yet may still show.
   */
  private static void spoil(Fault fault, int times, IntSupplier shown) {
    while (shown.getAsInt() < times) {
      exchange.begin(fault, times - shown.getAsInt());
      long then = books.messages() + ENOUGH;
      await()
          .atMost(20, SECONDS)
          .until(() -> shown.getAsInt() >= times || books.messages() >= then);
      books.awaitEqual();
    }
  }
}
