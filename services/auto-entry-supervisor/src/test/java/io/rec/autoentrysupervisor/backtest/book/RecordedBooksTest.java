package io.rec.autoentrysupervisor.backtest.book;

import static io.rec.autoentrysupervisor.backtest.testing.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import io.rec.autoentrysupervisor.backtest.prices.Refusal;
import io.rec.autoentrysupervisor.backtest.setup.BookModel;
import io.rec.autoentrysupervisor.backtest.testing.Tables;
import io.rec.domain.market.HourlyCalendar;
import io.rec.domain.market.HourlyEvent;
import io.rec.domain.market.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedBooksTest {
  private static final String MARKET = "KXBTCD-25AUG1515-T99999.99";
  private static final HourlyEvent EVENT = event("2025-08-15T18:00:00Z");

  @TempDir Path folder;

  @Test
  void quotesStandUntilTheNextAndAreNotKnownBeforeTheyWereWritten() throws IOException {
    var offers =
        books(
                table("2025-08-15T18:44:00.4Z", MARKET, 94, 8),
                table("2025-08-15T18:45:00Z", MARKET, 95, null))
            .of(EVENT, 100_050);

    assertThat(at(offers, "18:44:00")).isEqualTo("nothing");
    assertThat(at(offers, "18:44:01")).isEqualTo("94 8 of 18:44:01");
    assertThat(at(offers, "18:44:59")).isEqualTo("94 8 of 18:44:01");
    assertThat(at(offers, "18:45:00")).isEqualTo("95 0 of 18:45:00");
    assertThat(offers.isRecorded()).isTrue();
  }

  @Test
  void makesQuotesUpForEventsThatHaveNone() throws IOException {
    var books =
        books(
            table("2025-08-15T18:44:00Z", MARKET, 94, 8),
            table("2025-08-15T20:44:00Z", "KXBTCD-25AUG1517-T99999.99", 94, 8));

    assertThat(books.of(event("2025-08-15T17:00:00Z"), 100_050).isRecorded()).isFalse();
    assertThat(books.of(EVENT, 100_050).isRecorded()).isTrue();
    assertThat(books.of(event("2025-08-15T19:00:00Z"), 100_050).isRecorded()).isFalse();
    assertThat(books.of(event("2025-08-15T20:00:00Z"), 100_050).isRecorded()).isTrue();
  }

  @Test
  void leavesTablesOutThatWereStaleWhenTheyWereWritten() throws IOException {
    var stale =
        table("2025-08-15T18:45:00Z", MARKET, 95, 7).replace("\"stale\":false", "\"stale\":true");
    var offers = books(table("2025-08-15T18:44:00Z", MARKET, 94, 8), stale).of(EVENT, 100_050);

    assertThat(at(offers, "18:45:00")).isEqualTo("94 8 of 18:44:00");
  }

  @Test
  void refusesTablesThatAreOutOfOrderOrOfAnotherSymbolOrUnreadable() {
    var one = table("2025-08-15T18:44:00Z", MARKET, 94, 8);
    var earlier = table("2025-08-15T18:43:00Z", MARKET, 94, 8);

    assertThatThrownBy(() -> readAll(one, earlier))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("table 2 is no strike table: it goes back in time");
    assertThatThrownBy(() -> readAll(one.replace("\"BTC\"", "\"ETH\"")))
        .hasMessage("table 1 is no strike table: it is of ETH, not of BTC");
    assertThatThrownBy(() -> readAll(one, "{\"symbol\":"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("table 2 is no strike table");
    assertThatThrownBy(() -> readAll(one.replace("T99999.99", "T9999x")))
        .hasMessageContaining("is no floor strike");
  }

  @Test
  void readsOneTableALine() throws IOException {
    var file = folder.resolve("tables.jsonl");
    Files.writeString(file, "\n" + table("2025-08-15T18:44:00Z", MARKET, 94, 8) + "\n\n");

    try (var tables = TableFile.open(file)) {
      assertThat(tables.next()).isPresent();
      assertThat(tables.place()).isEqualTo("line 2 of tables.jsonl");
      assertThat(tables.next()).isEmpty();
    }
  }

  private static void readAll(String... tables) throws IOException {
    var offers = books(tables).of(EVENT, 100_050);
    offers.moveTo(EVENT.close().getEpochSecond());
  }

  private static RecordedBooks books(String... tables) {
    return new RecordedBooks(
        "BTC", Tables.of(tables), ObjectMapper.getDefault(), BookModel.DEFAULT);
  }

  private static HourlyEvent event(String within) {
    return HourlyCalendar.nextEvent(Series.of("BTC"), Instant.parse(within));
  }

  private static String at(Offers offers, String time) throws IOException {
    offers.moveTo(Instant.parse("2025-08-15T" + time + "Z").getEpochSecond());
    return offers.count() == 0
        ? "nothing"
        : "%d %d of %s"
            .formatted(
                offers.yesAsk(0, 50),
                offers.noAsk(0, 50),
                Instant.ofEpochSecond(offers.asOf()).toString().substring(11, 19));
  }
}
