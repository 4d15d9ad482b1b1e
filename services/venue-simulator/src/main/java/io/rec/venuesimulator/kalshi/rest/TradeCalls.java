package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.exchange.Trade;
import io.rec.venuesimulator.kalshi.query.Page;
import io.rec.venuesimulator.kalshi.query.Parameters;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code /markets/trades}: read backwards from the newest, second by second. */
final class TradeCalls {

  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private static final Comparator<Trade> NEWEST_FIRST =
      Comparator.comparingLong(Trade::epochMillis).thenComparing(Trade::id).reversed();

  private final Exchange exchange;

  TradeCalls(Exchange exchange) {
    this.exchange = exchange;
  }

  VenueAnswer list(Parameters parameters) {
    int limit = parameters.limit(USUAL, MOST);
    // There are no block trades here, so asking for them finds nothing.
    boolean none = parameters.flag("is_block_trade");
    List<Trade> found = none ? List.of() : read(parameters, limit + 1);
    boolean more = found.size() > limit;
    List<Trade> rows = more ? found.subList(0, limit) : found;
    return VenueAnswer.ok(
        new JsonObject()
            .with("trades", rows.stream().map(TradeCalls::trade).toList())
            .with("cursor", more ? cursor(rows.getLast()) : ""));
  }

  private List<Trade> read(Parameters parameters, int most) {
    long now = exchange.now().toEpochMilli();
    Optional<String> ticker = parameters.text("ticker");
    List<ListedEvent> events =
        exchange.listings().at(exchange.now()).stream()
            .filter(event -> ticker.isEmpty() || event.market(ticker.get()).isPresent())
            .toList();
    Optional<String> behind = parameters.text("cursor").flatMap(Page::decoded);
    long earliest =
        events.stream().mapToLong(e -> e.times().open().getEpochSecond()).min().orElse(now / 1000);
    long first = Math.max(earliest, parameters.number("min_ts").orElse(earliest));
    long second = Math.min(now / 1000, parameters.number("max_ts").orElse(now / 1000));
    second = Math.min(second, behind.flatMap(TradeCalls::second).orElse(second));
    boolean reached = behind.flatMap(TradeCalls::second).isEmpty();
    List<Trade> found = new ArrayList<>();
    for (; second >= first && found.size() < most; second--) {
      for (Trade trade : during(events, second)) {
        boolean wanted =
            trade.epochMillis() <= now
                && (ticker.isEmpty() || trade.market().name().equals(ticker.get()));
        if (reached && wanted) {
          found.add(trade);
        }
        reached |= position(trade).equals(behind.orElse(""));
      }
      reached = true;
    }
    return found.subList(0, Math.min(most, found.size()));
  }

  private List<Trade> during(List<ListedEvent> events, long second) {
    return events.stream()
        .flatMap(event -> exchange.log().during(event, second).stream())
        .sorted(NEWEST_FIRST)
        .toList();
  }

  private static String cursor(Trade trade) {
    return Page.encoded(position(trade));
  }

  private static String position(Trade trade) {
    return trade.epochMillis() / 1000 + ":" + trade.id();
  }

  private static Optional<Long> second(String position) {
    int mark = position.indexOf(':');
    boolean ours = mark > 0 && position.substring(0, mark).matches("\\d{1,12}");
    return ours ? Optional.of(Long.parseLong(position.substring(0, mark))) : Optional.empty();
  }

  private static JsonObject trade(Trade trade) {
    String taker = trade.taker().wire();
    return new JsonObject()
        .with("trade_id", trade.id().toString())
        .with("ticker", trade.market().name())
        .with("count_fp", Decimals.count(trade.count()))
        .with("yes_price_dollars", Decimals.dollars(trade.yesCents()))
        .with("no_price_dollars", Decimals.dollars(100 - trade.yesCents()))
        .with("taker_side", taker)
        .with("taker_outcome_side", taker)
        .with("taker_book_side", trade.taker() == Leg.YES ? "bid" : "ask")
        .with("created_time", trade.at().toString())
        .with("is_block_trade", false);
  }
}
