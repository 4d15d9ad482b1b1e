package io.rec.domain.stop;

import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.strikes.StrikeTable;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was last known of the market of a trade.
 *
 * @param price of the symbol, in dollars
 * @param closeAsk ask of the side opposite to the trade's: what closing it costs
 * @param probability percent chance that the trade wins, as of the price of its own table: held
 *     against a newer price it would speak for the wrong side once that has crossed the strike
 */
public record MarketView(
    Optional<Seen<Double>> price,
    Optional<Seen<Price>> closeAsk,
    Optional<Seen<Double>> probability) {

  public static final MarketView NOTHING =
      new MarketView(Optional.empty(), Optional.empty(), Optional.empty());

  /** What a strike table of the trade's own event shows of it. */
  public static MarketView of(StrikeTable table, String ticker, Side side) {
    var price = Optional.of(new Seen<>(table.price(), table.freshness().priceAsOf()));
    return table.rows().stream()
        .filter(row -> row.ticker().equals(ticker))
        .findFirst()
        .map(
            row -> new MarketView(price, closeAsk(table, row, side), probability(table, row, side)))
        .orElse(new MarketView(price, Optional.empty(), Optional.empty()));
  }

  /** The same with what is newly known; what is not known now keeps its last value and its age. */
  public MarketView with(MarketView newer) {
    return new MarketView(
        newer.price.or(() -> price),
        newer.closeAsk.or(() -> closeAsk),
        newer.probability.or(() -> probability));
  }

  private static Optional<Seen<Price>> closeAsk(StrikeTable table, StrikeRow row, Side side) {
    OptionalInt ask = side == Side.YES ? row.noAsk() : row.yesAsk();
    return ask.isPresent()
        ? Optional.of(new Seen<>(Price.ofCents(ask.getAsInt()), table.freshness().marketsAsOf()))
        : Optional.empty();
  }

  private static Optional<Seen<Double>> probability(StrikeTable table, StrikeRow row, Side side) {
    return row.probability().isPresent()
        ? Optional.of(
            new Seen<>(
                side.wins(row.probability().getAsDouble(), table.price(), row.strike()),
                table.freshness().priceAsOf()))
        : Optional.empty();
  }
}
