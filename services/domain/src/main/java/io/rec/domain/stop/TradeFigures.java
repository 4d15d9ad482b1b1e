package io.rec.domain.stop;

import io.rec.domain.fee.FeeProfile;
import io.rec.domain.fee.FeeSchedule;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Unrealised;
import io.rec.domain.strikes.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A trade as it stands now; what is not known is empty.
 *
 * @param buffer dollars between price and strike; more than nothing is good for the trade
 * @param probability percent chance that the trade wins
 * @param unrealised what closing all of it now would bring
 * @param secondsSinceEntry whole seconds
 * @param secondsToClose whole seconds to the close of its own event, never negative
 */
public record TradeFigures(
    ActiveTrade trade,
    MarketView view,
    Optional<Double> buffer,
    Optional<Seen<Double>> probability,
    Optional<Unrealised> unrealised,
    long secondsSinceEntry,
    long secondsToClose,
    Instant asOf) {

  private static final int PRINTED = 2;

  /** The figures with the fees that closing would cost. */
  public static TradeFigures of(
      ActiveTrade trade, MarketView view, FeeSchedule schedule, FeeProfile profile, Instant now) {
    var buffer = view.price().map(price -> buffer(trade, price.value()));
    return new TradeFigures(
        trade,
        view,
        buffer,
        view.probability(),
        view.closeAsk().map(ask -> unrealised(trade, ask.value(), schedule, profile)),
        seconds(trade.openedAt(), now),
        seconds(now, trade.closesAt()),
        now);
  }

  /** What it could be closed at, as the ask of the opposite side in dollars. */
  public Optional<BigDecimal> closePrice() {
    return view.closeAsk().map(ask -> ask.value().dollars());
  }

  /** Gain of one contract before fees, as the original showed it; two decimals, half-even. */
  public Optional<BigDecimal> gainPerContract() {
    return unrealised.map(
        open ->
            open.price()
                .dollars()
                .subtract(trade.cost().per(trade.count()))
                .setScale(PRINTED, RoundingMode.HALF_EVEN));
  }

  private static double buffer(ActiveTrade trade, double price) {
    return trade.side() == Side.YES ? price - trade.strike() : trade.strike() - price;
  }

  private static Unrealised unrealised(
      ActiveTrade trade, Price oppositeAsk, FeeSchedule schedule, FeeProfile profile) {
    Money closing = profile.taker(schedule, trade.count(), oppositeAsk);
    return Unrealised.of(trade.count(), trade.cost(), trade.fees(), oppositeAsk, closing);
  }

  private static long seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toSeconds());
  }
}
