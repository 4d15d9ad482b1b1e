package io.rec.autoentrysupervisor.backtest.book;

import io.micronaut.json.JsonMapper;
import io.rec.autoentrysupervisor.backtest.prices.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recorded tables as a queue that can be looked into. Owned by one thread. */
final class RecordedTables {
  private final String symbol;
  private final TableSource source;
  private final JsonMapper json;
  private @Nullable RecordedTable first;
  private long newest = Long.MIN_VALUE;
  private boolean ended;

  RecordedTables(String symbol, TableSource source, JsonMapper json) {
    this.symbol = symbol;
    this.source = source;
    this.json = json;
  }

  Optional<RecordedTable> peek() throws IOException {
    while (first == null && !ended) {
      var text = source.next();
      if (text.isEmpty()) {
        ended = true;
      } else {
        first = read(text.get());
      }
    }
    return Optional.ofNullable(first);
  }

  void remove() {
    first = null;
  }

  private @Nullable RecordedTable read(String text) throws IOException {
    try {
      var document = json.readValue(text, TableDocument.class);
      if (document == null) {
        throw new IllegalArgumentException("it is empty");
      }
      if (!document.symbol().equals(symbol)) {
        throw new IllegalArgumentException(
            "it is of %s, not of %s".formatted(document.symbol(), symbol));
      }
      var table = document.table().orElse(null);
      if (table != null && table.from() < newest) {
        throw new IllegalArgumentException(
            "it goes back in time, behind %s: tables must be sorted, oldest first"
                .formatted(Instant.ofEpochSecond(newest)));
      }
      newest = table == null ? newest : table.from();
      return table;
    } catch (IllegalArgumentException | IOException unreadable) {
      throw new Refusal(
          "%s is no strike table: %s".formatted(source.place(), unreadable.getMessage()),
          unreadable);
    }
  }
}
