package io.rec.autoentrysupervisor.backtest.book;

import io.rec.domain.market.EventTicker;
import io.rec.domain.market.MarketTicker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What was offered on one event at one moment.
 *
 * @param from the first whole second at which this was known
 * @param close when its event closes
 */
record RecordedTable(long from, Instant close, boolean active, List<Row> rows) {

  /** One market; a price of 0 means that nobody offers. */
  record Row(
      long strike, String ticker, BigDecimal floorStrike, int yesAsk, int noAsk, long volume) {

    boolean isOffered() {
      return yesAsk > 0 || noAsk > 0;
    }
  }

  /** By strike, without the markets that the live table would leave out. */
  RecordedTable {
    var offered = rows.stream().anyMatch(Row::isOffered);
    rows =
        rows.stream()
            .filter(row -> row.isOffered() || !offered)
            .sorted(Comparator.comparingLong(Row::strike))
            .toList();
  }

  static Row row(String ticker, int yesAsk, int noAsk, long volume) {
    var market = MarketTicker.parse(ticker);
    return new Row(market.strike().dollars(), ticker, market.floorStrike(), yesAsk, noAsk, volume);
  }

  /** The first close with this name that is not over. */
  static Instant close(String eventTicker, Instant now) {
    return EventTicker.parse(eventTicker).closes().stream()
        .filter(close -> !close.isBefore(now))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s was over at %s, when it was recorded".formatted(eventTicker, now)));
  }
}
