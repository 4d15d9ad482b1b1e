package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.kalshi.query.BadParameter;
import io.rec.venuesimulator.kalshi.query.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The filters of {@code GET /markets}. */
final class MarketSearch {

  static final List<String> STATUSES = List.of("unopened", "open", "paused", "closed", "settled");

  /** A pair of time filters and the statuses it may be asked with. */
  private record TimeFilter(
      String name, List<String> statuses, Function<ListedMarket, Instant> time) {}

  private final Exchange exchange;

  MarketSearch(Exchange exchange) {
    this.exchange = exchange;
  }

  List<ListedMarket> find(Parameters parameters) {
    Optional<String> status = parameters.oneOf("status", STATUSES);
    Optional<TimeFilter> time = timeFilter(parameters, status);
    // Every market here is a single one, so the combined ones alone are none.
    if (parameters.oneOf("mve_filter", List.of("only", "exclude")).equals(Optional.of("only"))) {
      return List.of();
    }
    List<String> tickers = parameters.list("tickers");
    Optional<String> event = parameters.text("event_ticker");
    Optional<String> series = parameters.text("series_ticker");
    Stream<ListedMarket> markets =
        exchange.listings().at(exchange.now()).stream()
            .filter(e -> event.isEmpty() || e.name().equals(event.get()))
            .filter(e -> series.isEmpty() || e.ticker().series().ticker().equals(series.get()))
            .flatMap(e -> e.markets().stream())
            .filter(market -> tickers.isEmpty() || tickers.contains(market.name()));
    if (status.isPresent()) {
      markets = markets.filter(market -> filter(market).equals(status.get()));
    }
    if (time.isPresent()) {
      markets = markets.filter(market -> inside(parameters, time.get(), market));
    }
    return markets.toList();
  }

  String filter(ListedMarket market) {
    return exchange.standing(market).status().filter();
  }

  private Optional<TimeFilter> timeFilter(Parameters parameters, Optional<String> status) {
    List<TimeFilter> asked =
        Stream.of(
                new TimeFilter("created", List.of("unopened", "open"), m -> m.times().created()),
                new TimeFilter("close", List.of("closed"), m -> m.times().close()),
                new TimeFilter("settled", List.of("settled"), m -> m.times().finalized()),
                new TimeFilter("updated", List.of(), m -> exchange.standing(m).updated()))
            .filter(
                filter ->
                    parameters.number("min_%s_ts".formatted(filter.name())).isPresent()
                        || parameters.number("max_%s_ts".formatted(filter.name())).isPresent())
            .toList();
    if (asked.size() > 1) {
      throw new BadParameter(parameters.call(), "time filters exclude each other");
    }
    Optional<TimeFilter> one = asked.stream().findFirst();
    if (one.isPresent() && status.isPresent() && !one.get().statuses().contains(status.get())) {
      throw new BadParameter(
          parameters.call(),
          "%s filters do not go with status %s".formatted(one.get().name(), status.get()));
    }
    return one;
  }

  private static boolean inside(Parameters parameters, TimeFilter filter, ListedMarket market) {
    long at = filter.time().apply(market).getEpochSecond();
    return parameters.number("min_%s_ts".formatted(filter.name())).orElse(Long.MIN_VALUE) <= at
        && at <= parameters.number("max_%s_ts".formatted(filter.name())).orElse(Long.MAX_VALUE);
  }
}
