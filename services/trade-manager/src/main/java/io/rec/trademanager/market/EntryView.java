package io.rec.trademanager.market;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a market when somebody wants to enter it.
 *
 * @param close when its event closes: as the venue says, or as its name does while the venue's list
 *     has not come
 */
public record EntryView(
    Optional<SeenPrice> price,
    Optional<SeenTable> table,
    Optional<SeenQuote> quote,
    Optional<Instant> close) {

  EntryView closing(Optional<Instant> named) {
    return new EntryView(price, table, quote, named);
  }
}
