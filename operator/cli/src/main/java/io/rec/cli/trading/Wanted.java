package io.rec.cli.trading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Which trades are looked for. Status and dates are asked of the trade manager, the rest is picked
 * from what it gives.
 *
 * @param limit how many at most, newest first
 */
public record Wanted(
    Optional<String> status,
    Optional<String> from,
    Optional<String> to,
    Optional<Integer> hours,
    Optional<String> symbol,
    Optional<String> market,
    Optional<Direction> side,
    int limit) {

  String path(int page, Optional<Long> cursor) {
    var query = new StringJoiner("&", "/trades?", "");
    query.add("limit=" + page);
    status.ifPresent(word -> query.add("status=" + word.toLowerCase(Locale.ROOT)));
    from.ifPresent(date -> query.add("from=" + date));
    to.ifPresent(date -> query.add("to=" + date));
    hours.ifPresent(number -> query.add("recent_hours=" + number));
    cursor.ifPresent(id -> query.add("cursor=" + id));
    return query.toString();
  }

  boolean picks(JsonNode trade) {
    return symbol.map(word -> word.equalsIgnoreCase(trade.path("symbol").asText())).orElse(true)
        && market.map(word -> trade.path("ticker").asText().contains(word)).orElse(true)
        && side.map(word -> word.letter().equals(trade.path("side").asText())).orElse(true);
  }

  /** Whether more must be read than shown, since not all of it may be wanted. */
  boolean picky() {
    return symbol.isPresent() || market.isPresent() || side.isPresent();
  }
}
