package io.rec.kalshiaccountsync.account;

import io.rec.venues.kalshi.account.AccountSettlement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** One thing the venue told about the account. */
public sealed interface News {

  /**
   * A fill.
   *
   * @param positionAfter what is held after it, with a sign; only the stream says so
   */
  record Filled(KnownFill fill, Optional<BigDecimal> positionAfter) implements News {}

  /** The state of an order. */
  record Ordered(KnownOrder order, Source source) implements News {}

  /** A position in an answer. */
  record Stated(String ticker, VenuePosition position) implements News {}

  /** A position over the stream. */
  record Streamed(StreamedPosition position) implements News {}

  /** A whole list: what is not in it is not held at that time. */
  record Listed(Set<String> tickers, Instant asOf) implements News {

    public Listed {
      tickers = Set.copyOf(tickers);
    }
  }

  /** The end of a market. */
  record Settled(AccountSettlement settlement) implements News {}

  /**
   * What a call answered about one of these, each field as it was.
   *
   * @param id the order's, the fill's, or the market's ticker
   */
  record Original(Book book, String id, String json) implements News {}

  /** The cash. */
  record Banked(Balance balance) implements News {}

  /** What of the account is told in lists. */
  enum Book {
    FILLS,
    ORDERS,
    POSITIONS,
    SETTLEMENTS
  }
}
